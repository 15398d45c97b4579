"""Virtual time for real CPython 3.11: a program runs at once, yet sees the time pass.

`sitecustomize` (one folder up) installs this package before the program starts, so that the command
stays `python3 program.py`: tracebacks, warnings and exit statuses are CPython's own.

    kernel.py     the clock, the timers, and whose turn it is
    clocks.py     the functions of `time`, on that clock
    threads.py    `_thread`'s threads and locks, on that kernel
    loop.py       asyncio's event loop: exact timers, and a selector that lets virtual time pass
    tasks.py      sets of tasks in order of creation
    processes.py  ProcessPoolExecutor on virtual processes (a GIL each)
    output.py     stdout with the time at which each line was completed
"""
