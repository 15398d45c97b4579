"""The language against CPython 3.11: small classic programs, compiling, and suspended coroutines."""

import sys
import tempfile
from pathlib import Path

from peer import BINARY, PYTHON, ROOT, measure, sample

PROGRAMS = sorted((ROOT / "bench/programs").glob("*.py"))
LINES = 100_000
COROUTINES = 400_000

BLOCK = """\
def function_{0}(a, b=2, *rest, **options):
    total = [a * x + b for x in range(3) if x != a]
    for item in rest:
        if item in options and options[item] > {0}:
            total.append((item, f"{{item}}: {{options[item]:>5}}"))
        elif not item:
            continue
    try:
        return {{"sum": len(total), "first": total[0].real}}
    except (IndexError, KeyError) as error:
        raise ValueError("empty") from error

"""

SUSPENDED = """\
import asyncio

async def wait(future):
    await future

future = asyncio.new_event_loop().create_future()
waiting = [wait(future) for _ in range({})]
for coroutine in waiting:
    coroutine.send(None)
    future._asyncio_future_blocking = False
print(len(waiting))
"""


def ours(file):
    return [str(BINARY), "run", str(file)]


def main(path, rounds=5, only=""):
    with tempfile.TemporaryDirectory() as folder:
        def program(name, text):
            file = Path(folder) / name
            file.write_text(text)
            return file

        empty = program("empty.py", "")
        long = program("compile.py", "".join(BLOCK.format(i) for i in range(LINES // BLOCK.count("\n"))))
        rows = [(file.stem, 1, ours(file), [PYTHON, str(file)]) for file in PROGRAMS]
        measure(rows, ("", 1, ours(empty), [PYTHON, str(empty)]), path, int(rounds), only)
        if only in "compile":
            seconds = [sample(command)[0] for command in (ours(long), [PYTHON, str(long)])]
            print(f"compile {LINES:,} lines: {seconds[0]:.2f} s, CPython {seconds[1]:.2f} s")
        if only in "suspended coroutine":
            files = [program(f"{n}.py", SUSPENDED.format(n)) for n in (COROUTINES // 2, COROUTINES)]
            half, whole = ([sample(c)[1] for c in (ours(f), [PYTHON, str(f)])] for f in files)
            each = [(b - a) / (COROUTINES // 2) for a, b in zip(half, whole)]
            print(f"suspended coroutine: {each[0]:.0f} bytes, CPython {each[1]:.0f}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
