# submit returns a future; result waits; exception is raised by result.
import time
from concurrent.futures import ThreadPoolExecutor


def job(n):
    time.sleep(n)
    if n == 2:
        raise ValueError("two")
    return n * 10


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(job, n) for n in [3, 1, 2]]
    print([future.done() for future in futures])
    print(futures[1].result(), futures[1].done(), futures[0].running())
    print(f"{futures[2].exception()!r}")
    try:
        futures[2].result()
    except ValueError as error:
        print("raised", error)
    print(futures[0].result())
print("pool closed")
try:
    pool.submit(job, 1)
except RuntimeError as error:
    print(error)
