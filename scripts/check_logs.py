#!/usr/bin/env python3
"""Runs `interleave run --log` over programs and compares with the expectations beside them.

Beside X.py lie X.log, what the program prints with the virtual time of each line, and, if there is
any, X.err: stderr, and a last line `[exit status N]` when N isn't 0. conform.py writes both from
real CPython; this script needs none. A program without X.log and X.err is not a test.

    check_logs.py [--binary PATH] [--skip GLOB]... [-v] [FILE or FOLDER]...
    check_logs.py --update FILE...   writes what the simulator does; only for tests/modelled, to be read

Prints what differs (-v: the whole diff), then `N passed, N failed`. Exit status 1 if any failed.
"""

import argparse
import difflib
import fnmatch
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / "build/release/interleave"
FOLDERS = ["scenarios", "tests/snippets", "tests/language", "tests/modelled"]
TIME_LIMIT = 30  # real seconds for one program

ADDRESS = re.compile(r"\b0x[0-9a-f]{8,}\b|0x\.\.\.")
STATUS = re.compile(r"^\[exit status (\d+)\]\n\Z", re.MULTILINE)


@dataclass
class Outcome:
    """What a program did. Memory addresses are written as `0x...`, since no run repeats them."""

    log: str
    err: str
    status: int

    def __post_init__(self):
        self.log = ADDRESS.sub("0x...", self.log)
        self.err = ADDRESS.sub("0x...", self.err)

    @classmethod
    def of_process(cls, process):
        return cls(process.stdout, process.stderr, process.returncode)

    @classmethod
    def expected(cls, program):
        """What the files beside `program` say; None if there are none."""
        log, err = program.with_suffix(".log"), program.with_suffix(".err")
        if not log.exists() and not err.exists():
            return None
        text = err.read_text() if err.exists() else ""
        status = STATUS.search(text)
        return cls(
            log.read_text() if log.exists() else "",
            STATUS.sub("", text),
            int(status[1]) if status else 0,
        )

    def err_file(self):
        """The text of X.err."""
        return self.err + (f"[exit status {self.status}]\n" if self.status else "")

    def write(self, program):
        """Makes this what is expected of `program`."""
        for suffix, text in [(".log", self.log), (".err", self.err_file())]:
            file = program.with_suffix(suffix)
            if text or suffix == ".log":
                file.write_text(text)
            else:
                file.unlink(missing_ok=True)

    def differences(self, actual, same_log=None):
        """The lines of a diff, none if equal. `same_log` compares the two logs less strictly."""
        log, other = self.log, actual.log
        if same_log and same_log(log, other):
            other = log
        return [
            line
            for before, after, name in [
                (log, other, "stdout"),
                (self.err_file(), actual.err_file(), "stderr"),
            ]
            for line in difflib.unified_diff(
                before.splitlines(), after.splitlines(), "expected " + name, "interleave " + name,
                lineterm="", n=1,
            )
        ]


def run(command, folder, environment=None):
    try:
        return Outcome.of_process(
            subprocess.run(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="backslashreplace",
                timeout=TIME_LIMIT,
            )
        )
    except subprocess.TimeoutExpired:
        return Outcome("", f"no end after {TIME_LIMIT} s of real time\n", -1)


def run_interleave(program, binary):
    """Messages name the program by its absolute path, as python3's do; the folder is taken off."""
    outcome = run([str(binary), "run", "--log", program.name], program.parent)
    folder = f"{program.resolve().parent}/"
    return Outcome(outcome.log.replace(folder, ""), outcome.err.replace(folder, ""), outcome.status)


def programs(paths):
    for path in map(Path, paths):
        yield from sorted(path.glob("*.py")) if path.is_dir() else [path]


def report(items, differences, verbose):
    """Calls `differences(item)` for all items, as many at once as there are cores."""
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for item, lines in zip(items, pool.map(differences, items)):
            if lines:
                failed += 1
                print(f"FAILED {os.path.relpath(item)}")
                print("".join(f"    {line}\n" for line in (lines if verbose else lines[:12])), end="")
    print(f"{len(items) - failed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description="Compares runs with the expected logs beside them.")
    parser.add_argument("paths", nargs="*", default=[ROOT / folder for folder in FOLDERS])
    parser.add_argument("--binary", type=Path, default=BINARY)
    parser.add_argument("--skip", action="append", default=[], metavar="GLOB")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    if not options.binary.exists():
        sys.exit(f"{options.binary} doesn't exist: build it, or name it with --binary")
    if options.update:
        for program in map(Path, options.paths):
            run_interleave(program, options.binary.resolve()).write(program)
        return 0

    tests = [program for program in programs(options.paths) if Outcome.expected(program)]
    skipped = [p for p in tests if any(fnmatch.fnmatch(p.name, glob) for glob in options.skip)]
    if skipped:
        print(f"{len(skipped)} skipped: {', '.join(options.skip)}")

    def differences(program):
        return Outcome.expected(program).differences(
            run_interleave(program, options.binary.resolve())
        )

    return report([p for p in tests if p not in skipped], differences, options.verbose)


if __name__ == "__main__":
    sys.exit(main())
