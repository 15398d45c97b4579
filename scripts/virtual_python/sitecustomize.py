"""Runs before the program in `python3 program.py` when this folder is on PYTHONPATH.

Environment, set by conform.py: VIRTUAL_PYTHON is `virtual`, or `real` for the real clock with the
same log; VIRTUAL_CORES, VIRTUAL_QUANTUM and VIRTUAL_SWITCH_INTERVAL (ns) are the machine;
VIRTUAL_INPUT holds the lines for `input()`; VIRTUAL_SEED seeds `random`.
"""

import builtins
import os
import sys


def _install_virtual_time():
    from virtual import clocks, kernel, output, threads

    machine = kernel.kernel
    machine.free_cores = int(os.environ["VIRTUAL_CORES"])
    machine.quantum = int(os.environ["VIRTUAL_QUANTUM"])
    machine.switch_interval = int(os.environ["VIRTUAL_SWITCH_INTERVAL"])
    os.cpu_count = lambda: int(os.environ["VIRTUAL_CORES"])
    clocks.install()
    output.install(lambda: machine.now / kernel.SECOND)
    threads.install()

    from virtual import loop, processes, tasks

    loop.install()
    tasks.install()
    processes.install()

    interleave = type(sys)("interleave")
    interleave.work = lambda seconds: machine.work(round(seconds * kernel.SECOND))
    sys.modules["interleave"] = interleave


def _install_real_time():
    import asyncio  # now, because importing it in the program would take its time
    import concurrent.futures.thread
    import time

    from virtual import output

    start = time.monotonic()
    output.install(lambda: time.monotonic() - start, flushes=True)


def _input(lines):
    def read(prompt=""):
        print(prompt, end="")
        return next(lines, "")

    return read


if os.environ.get("VIRTUAL_PYTHON") == "virtual":
    _install_virtual_time()
elif os.environ.get("VIRTUAL_PYTHON") == "real":
    _install_real_time()
if "VIRTUAL_PYTHON" in os.environ:
    import random

    random.seed(int(os.environ["VIRTUAL_SEED"]))
    builtins.input = _input(iter(os.environ["VIRTUAL_INPUT"].splitlines()))
