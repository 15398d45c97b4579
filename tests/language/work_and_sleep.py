# A thread that wakes up waits up to 5 ms for the GIL.
import threading
import time

from interleave import work


def sleeper():
    for _ in range(3):
        time.sleep(0.1)
        print("awake", time.perf_counter())


def crunch():
    work(0.25)
    print("crunched")


threads = [threading.Thread(target=sleeper), threading.Thread(target=crunch)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
