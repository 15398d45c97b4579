#!/usr/bin/env python3
"""The judge: runs programs under real CPython 3.11 in virtual time and compares the simulator.

    conform.py FILE...            compares `interleave run --log FILE` with CPython, line by line
    conform.py --update FILE...   writes what CPython does to FILE's .log and .err
    conform.py --stored FILE...   compares those files with CPython; needs no simulator
    conform.py --real FILE...     compares with CPython on the real clock: the same lines, the
                                  times within 5 % (or 20 ms); needs an idle machine
    conform.py --virtual …        leaves out the programs that need the real clock: their times
                                  depend on what else the machine does

A FILE may be a folder: all its programs that have expectations (with --update: all its programs).
The last line says `N passed, N failed`; exit status 1 if any failed.

How virtual time works stands in virtual_python/virtual/kernel.py. The program runs in an empty
temporary folder under `python3.11 FILE`, with PYTHONHASHSEED=0, TZ=UTC, `random` seeded with the
header's seed or 0. A program with processes of its own (`import multiprocessing`) always runs on the
real clock, its times rounded down to 100 ms: let it sleep for multiples of that. So does one that
talks to sockets or subprocesses. The header's cores, quantum, switch_interval, inputs and waits apply. Tracebacks
lose the frames of the standard library: the simulator has no such frames, and their line numbers
change from release to release.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

sys.dont_write_bytecode = True  # a clean work tree stays clean
from check_logs import BINARY, Outcome, programs, report, run, run_interleave

HERE = Path(__file__).resolve().parent
GRID = 0.1  # seconds, to which expectations round times on the real clock
TOLERANCE = 0.05, 0.020  # relative, seconds
UNITS = {"s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}
HEADER = re.compile(r"^# /// scenario$\s(?P<lines>(^#(| .*)$\s)+)^# ///$", re.MULTILINE)
OUTSIDE = re.compile(
    r"^ *(import|from) (multiprocessing|subprocess|socket|selectors)\b"
    r"|\.(start_server|open_connection|create_server|create_connection|create_subprocess_\w+)\(",
    re.MULTILINE,
)
FRAME = re.compile(r'(?P<indent>(?:  [|+] )*\s*)File "(?P<file>.*?)", line ')
LOG_LINE = re.compile(r"\[ *(\d+\.\d{6})\] (.*)")


def python():
    for command in ["/usr/bin/python3.11", "python3.11"]:
        if found := shutil.which(command):
            return found
    sys.exit("conform.py needs python3.11")


def header(source):
    found = HEADER.search(source)
    if not found:
        return {}
    return tomllib.loads("".join(line[2:] + "\n" for line in found["lines"].splitlines()))


def nanoseconds(text):
    number, unit = re.fullmatch(r"([\d.]+) *(s|ms|us|ns)", text).groups()
    return round(float(number) * UNITS[unit])


def environment(program, clock):
    """The variables that virtual_python/sitecustomize.py reads."""
    scenario = header(program.read_text())
    machine = scenario.get("machine", {})
    waits = {
        name: nanoseconds(cost["wait"]) / 10**9
        for name, cost in scenario.get("cost", {}).items()
        if "wait" in cost
    }
    return {
        "PATH": os.defpath,
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(HERE / "virtual_python"),
        "VIRTUAL_PYTHON": clock,
        "VIRTUAL_CORES": str(machine.get("cores", 4)),
        "VIRTUAL_QUANTUM": str(nanoseconds(machine.get("quantum", "10ms"))),
        "VIRTUAL_SWITCH_INTERVAL": str(nanoseconds(machine.get("switch_interval", "5ms"))),
        "VIRTUAL_SEED": str(machine.get("seed", 0)),
        "VIRTUAL_INPUT": "\n".join(scenario.get("inputs", [])),
        "VIRTUAL_WAITS": json.dumps(waits),
    }


def needs_real_clock(program):
    return OUTSIDE.search(program.read_text())


def on_grid(log):
    def rounded(line):
        return f"[{int(float(line[1]) / GRID) * GRID:10.6f}] {line[2]}"

    return "".join(LOG_LINE.sub(rounded, line) for line in log.splitlines(keepends=True))


def run_python(program, clock="virtual"):
    rounds = clock == "virtual" and needs_real_clock(program)
    if rounds:
        clock = "real"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(program, folder)
        if clock == "real":
            shutil.copy(HERE.parent / "scenarios/interleave.py", folder)
        outcome = run([python(), program.name], folder, environment(program, clock))
    # CPython shows the absolute path of the main program; the simulator the one that it was given.
    outcome.log = outcome.log.replace(folder + "/", "")
    outcome.err = outcome.err.replace(folder + "/", "")
    outcome.err = without_library_frames(outcome.err, program.name)
    if rounds:
        outcome.log = on_grid(outcome.log)
    return outcome


def without_library_frames(text, program):
    kept, hidden = [], None  # the indentation of what belongs to a hidden frame
    for line in text.splitlines(keepends=True):
        frame = FRAME.match(line)
        if frame:
            hidden = frame["indent"] + "  " if frame["file"] != program else None
        elif hidden and not line.startswith(hidden):
            hidden = None
        if not hidden:
            kept.append(line)
    return "".join(kept)


def nearly_same(log, other):
    """The same lines, and times within the tolerance."""
    pairs = [[LOG_LINE.fullmatch(line) for line in text.splitlines()] for text in (log, other)]
    if len(pairs[0]) != len(pairs[1]) or None in pairs[0] + pairs[1]:
        return False
    relative, absolute = TOLERANCE
    return all(
        a[2] == b[2] and abs(float(a[1]) - float(b[1])) <= max(absolute, relative * float(a[1]))
        for a, b in zip(*pairs)
    )


def main():
    parser = argparse.ArgumentParser(description="Compares the simulator with real CPython 3.11.")
    parser.add_argument("paths", nargs="+")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--update", action="store_true")
    mode.add_argument("--stored", action="store_true")
    mode.add_argument("--real", action="store_true")
    parser.add_argument("--virtual", action="store_true")
    parser.add_argument("--binary", type=Path, default=BINARY)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()

    def is_program(file):
        if options.virtual and needs_real_clock(file):
            return False
        named = file in map(Path, options.paths)
        new = options.update and file.name != "interleave.py"
        return named or new or Outcome.expected(file)

    def differences(program):
        if options.update:
            return run_python(program).write(program)
        judge = run_python(program, "real" if options.real else "virtual")
        if options.stored:
            actual = Outcome.expected(program) or Outcome("", "", 0)
        else:
            actual = run_interleave(program, options.binary.resolve())
        return judge.differences(actual, nearly_same if options.real else None)

    return report(list(filter(is_program, programs(options.paths))), differences, options.verbose)


if __name__ == "__main__":
    sys.exit(main())
