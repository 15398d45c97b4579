# Which handler catches which exception.
pairs = [
    (ZeroDivisionError, ArithmeticError),
    (KeyError, LookupError),
    (IndexError, LookupError),
    (FileNotFoundError, OSError),
    (ModuleNotFoundError, ImportError),
    (UnboundLocalError, NameError),
    (RecursionError, RuntimeError),
    (NotImplementedError, RuntimeError),
    (UnicodeError, ValueError),
    (TimeoutError, OSError),
    (ConnectionError, OSError),
    (KeyboardInterrupt, Exception),
    (SystemExit, Exception),
    (StopIteration, Exception),
]
for error, base in pairs:
    try:
        raise error("x")
    except base:
        print(error.__name__, "is a", base.__name__)
    except BaseException:
        print(error.__name__, "is no", base.__name__)
