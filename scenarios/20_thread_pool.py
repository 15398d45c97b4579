# /// scenario
# title = "A thread pool: more calls than workers"
# ///
"""Two workers, five blocking calls of 1 second: the others wait in the pool's queue.

Look for: the queue empties two by two; 3 seconds.
"""

import time
from concurrent.futures import ThreadPoolExecutor


def call(n):
    time.sleep(1)
    print(f"call {n} done")
    return n * n


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(call, range(5))))
