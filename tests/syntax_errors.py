"""Writes what CPython 3.11 says of each program in syntax_errors.txt beside it, in place.

    python3.11 tests/syntax_errors.py

A program stands between "--- program" and "--- 3.11"; what follows is
kind|message|lineno|offset|end_lineno|end_offset and what python3 prints on stderr.
"""

import pathlib
import subprocess
import sys
import tempfile

assert sys.version_info[:2] == (3, 11)
# Not `python3 x.py`: that one counts columns in bytes.
RUN = "compile(open('x.py', encoding='utf-8').read(), 'x.py', 'exec', dont_inherit=True)"
table = pathlib.Path(__file__).with_suffix(".txt")


def judged(program):
    try:
        compile(program, "x.py", "exec", dont_inherit=True)
        raise SystemExit(f"no error in:\n{program}")
    except SyntaxError as e:
        end = e.end_lineno or e.lineno, e.end_offset or 0
        attributes = (type(e).__name__, e.msg, e.lineno, e.offset or 0, *end)
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "x.py").write_text(program, encoding="utf-8")
        run = subprocess.run([sys.executable, "-c", RUN], cwd=folder, capture_output=True, text=True)
    printed = run.stderr[run.stderr.index('  File "x.py"'):]
    return "|".join(map(str, attributes)) + "\n" + printed


programs = [block.split("--- 3.11\n")[0]
            for block in table.read_text(encoding="utf-8").split("--- program\n")[1:]]
table.write_text("".join(f"--- program\n{p}--- 3.11\n{judged(p)}" for p in programs),
                 encoding="utf-8")
