# Fewer workers than calls: FIFO.
import time
from concurrent.futures import ThreadPoolExecutor


def job(name, seconds):
    print("start", name)
    time.sleep(seconds)
    print("end", name)


with ThreadPoolExecutor(max_workers=2) as pool:
    for name, seconds in [("a", 3), ("b", 1), ("c", 1), ("d", 2)]:
        pool.submit(job, name, seconds)
    print("all submitted")
print("all done")
