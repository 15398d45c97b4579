# result(timeout), cancel of a queued call, done callbacks.
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def job(n):
    time.sleep(n)
    return n


with ThreadPoolExecutor(max_workers=1) as pool:
    first, second = pool.submit(job, 2), pool.submit(job, 1)
    first.add_done_callback(lambda future: print("callback", future.result()))
    try:
        first.result(timeout=0.5)
    except TimeoutError:
        print("not yet")
    print(second.cancel(), second.cancelled(), first.cancel(), first.result())
