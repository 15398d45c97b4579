# With the GIL two computing threads take turns of 5 ms.
import threading

from interleave import work


def crunch(name, seconds):
    work(seconds)
    print(name)


threads = [threading.Thread(target=crunch, args=(name, seconds)) for name, seconds in [("a", 0.02), ("b", 0.02), ("c", 0.008)]]
for thread in threads:
    thread.start()
print("started")
for thread in threads:
    thread.join()
print("joined")
