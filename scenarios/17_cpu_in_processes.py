# /// scenario
# title = "CPU-bound work in processes: real parallelism"
#
# [machine]
# cores = 4
#
# [variants.one-core]
# machine.cores = 1
# ///
"""Every process has a GIL of its own, so four processes compute on four cores at once.

Look for: 1 second on four cores. On one core (the variant) they take turns: 4 seconds.
"""

import time
from concurrent.futures import ProcessPoolExecutor

from interleave import work


def crunch(name):
    work(1)
    return name


def main():
    start = time.perf_counter()
    with ProcessPoolExecutor(max_workers=4) as pool:
        for name in pool.map(crunch, ["north", "east", "south", "west"]):
            print(name)
    print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
