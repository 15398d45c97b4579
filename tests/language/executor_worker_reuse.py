# A worker thread is started only if none is idle.
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def job():
    time.sleep(0.5)
    return threading.current_thread().name


with ThreadPoolExecutor(max_workers=4, thread_name_prefix="pool") as pool:
    print(pool.submit(job).result(), pool.submit(job).result())
    print([future.result() for future in [pool.submit(job), pool.submit(job)]])
    print(threading.active_count())
