# map keeps the order, whatever finishes first.
import time
from concurrent.futures import ThreadPoolExecutor


def job(n, factor=1):
    time.sleep(3 - n)
    print("done", n)
    return n * factor


with ThreadPoolExecutor(max_workers=3) as pool:
    for result in pool.map(job, range(3)):
        print("result", result)
    print(list(pool.map(job, [0, 1, 2], [10, 20, 30])))
