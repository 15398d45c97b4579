# A hundred threads, in order.
import threading
import time

order = []


def worker(n):
    time.sleep(1)
    order.append(n)


threads = [threading.Thread(target=worker, args=(n,)) for n in range(100)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(order == list(range(100)), time.perf_counter())
