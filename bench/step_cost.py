"""How well `step_cost = "cpython-3.11"` foretells CPython's CPU time on this machine, program by program.

Virtual time doesn't depend on the machine, CPython's does: the factor between this machine and the one
on which the table was measured is taken out (the geometric mean of all programs), unless CPYTHON_SCALE
gives another one. What remains is the error of the table, which is to stay within 25 %.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from peer import BINARY, PYTHON, ROOT, median_of, sample

PROGRAMS = sorted((ROOT / "bench/programs").glob("*.py"))
ALLOWED = 0.25


def virtual_seconds(file, table):
    command = [str(BINARY), "run", "--set", f"machine.step_cost={table}", "--set", "limits.real_time=600s", "--stats=json", str(file)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stderr.splitlines()[-1])["makespan_s"]


def real_seconds(file, rounds, empty):
    return median_of([sample([PYTHON, str(file)]) for _ in range(rounds)])[0] - empty


def main(path, rounds=5, only=""):
    with tempfile.NamedTemporaryFile(suffix=".py") as nothing:
        empty = real_seconds(nothing.name, int(rounds), 0)
    rows = []
    for file in PROGRAMS:
        if only in file.stem:
            rows.append((file.stem, virtual_seconds(file, "cpython-3.11"), real_seconds(file, int(rounds), empty)))
    scale = float(os.environ.get("CPYTHON_SCALE", 0)) or statistics.geometric_mean(real / virtual for _, virtual, real in rows)
    print(f"this machine's CPython takes {scale:.2f} times the table's; errors without that:")
    print(f"{'program':<20}{'virtual s':>10}{'CPython s':>10}{'error':>8}")
    results = []
    for name, virtual, real in rows:
        error = virtual * scale / real - 1
        results.append({"name": name, "virtual_s": virtual, "cpython_s": real, "error": error})
        print(f"{name:<20}{virtual:>10.3f}{real:>10.3f}{error:>+8.0%}{'' if abs(error) <= ALLOWED else '  !'}")
    worst = max(results, key=lambda row: abs(math.log1p(row["error"])))
    print(f"worst: {worst['name']} {worst['error']:+.0%}")
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
