# /// scenario
# title = "CPU-bound work in threads: the GIL takes turns"
#
# [machine]
# cores = 2
#
# [variants.no-gil]
# machine.gil = false
# ///
"""Two threads and two cores, yet 2 seconds: only the thread that holds the GIL computes.

Look for: the two threads alternate every 5 ms. Without the GIL (the variant) both take 1 second.
"""

import threading
import time

from interleave import work


def crunch():
    work(1)


start = time.perf_counter()
threads = [threading.Thread(target=crunch) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"both done after {time.perf_counter() - start:.1f} s")
