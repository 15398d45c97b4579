#!/usr/bin/env python3
"""Fills in what CPython answers to the expressions in tests/expressions/*.txt.

A line is an expression, a tab, and its repr or its exception. Write new expressions without an answer,
then run

    PYTHONHASHSEED=0 python3.11 scripts/expressions.py tests/expressions/*.txt

tests/python_expressions_test.cpp evaluates the same expressions in the scenario language.
"""
import sys
import warnings


def answer(expression):
    try:
        return repr(eval(expression, {}))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main(paths):
    warnings.simplefilter("ignore")
    for path in paths:
        with open(path, encoding="utf-8") as file:
            expressions = [line.rstrip("\n").partition("\t")[0] for line in file]
        with open(path, "w", encoding="utf-8") as file:
            for expression in expressions:
                file.write(f"{expression}\t{answer(expression)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
