# Processes compute at the same time; results keep their order.
import time
from concurrent.futures import ProcessPoolExecutor

from interleave import work


def crunch(n):
    work(n / 10)
    return n * n


if __name__ == "__main__":
    start = time.perf_counter()
    with ProcessPoolExecutor(max_workers=3) as pool:
        print(list(pool.map(crunch, [3, 1, 2])), time.perf_counter() - start)
        futures = [pool.submit(crunch, n) for n in [2, 4]]
        print([future.result() for future in futures], time.perf_counter() - start)
