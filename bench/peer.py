"""Measures pairs of commands, ours and a peer's, as whole processes, and reports them side by side.

The two take turns, so that a slow moment of the machine hits both. What counts is the CPU time that
a process used, less what it uses for an empty program, both medians; the ratio is the peer's time
through ours: above 1 we are faster.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = Path(os.environ.get("INTERLEAVE", ROOT / "build/release/interleave"))
PYTHON = "/usr/bin/python3.11"


def sample(command, environment=None):
    """(CPU seconds, peak bytes, stdout) of one run. A run that fails ends the benchmark."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, out


def median_of(samples):
    return statistics.median(seconds for seconds, *_ in samples), max(rss for _, rss, _ in samples)


def measure(rows, start, path, rounds, only, same_output=True):
    """Runs and prints `rows`, and writes `path` as a JSON array.

    A row is (name, operations, our command, the peer's); `start` is such a row for an empty program.
    The array's objects have name, ns and cpython_ns per operation, ratio, rss and cpython_rss.
    """
    print(f"{'per operation':<28}{'ns':>12}{'CPython ns':>12}{'ratio':>8}{'peak MiB':>10}{'CPython':>9}")
    _, _, *commands = start
    starts = [median_of([sample(c) for _ in range(5)])[0] for c in commands]
    results = []
    for name, operations, *commands in rows:
        if only not in name:
            continue
        samples = [[], []]
        for _ in range(rounds):
            for taken, command in zip(samples, commands):
                taken.append(sample(command))
        if same_output and samples[0][0][2] != samples[1][0][2]:
            sys.exit(f"{name}: the outputs differ:\n{samples[0][0][2]}{samples[1][0][2]}")
        (ours, rss), (peers, peer_rss) = map(median_of, samples)
        ns, peer_ns = ((t - s) / operations * 1e9 for t, s in zip((ours, peers), starts))
        results.append(
            {"name": name, "ns": ns, "cpython_ns": peer_ns, "ratio": peer_ns / ns, "rss": rss, "cpython_rss": peer_rss}
        )
        print(f"{name:<28}{ns:>12,.0f}{peer_ns:>12,.0f}{peer_ns / ns:>8.2f}{rss / 2**20:>10.1f}{peer_rss / 2**20:>9.1f}")
        sys.stdout.flush()
    if len(results) > 1:
        print(f"geometric mean {statistics.geometric_mean(row['ratio'] for row in results):.2f}")
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=2) + "\n")
    return results
