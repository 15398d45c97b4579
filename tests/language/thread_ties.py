# Equal wake-up times: in the order in which the threads went to sleep.
import threading
import time


def worker(name, naps):
    for seconds in naps:
        time.sleep(seconds)
    print(name)


for name, naps in [("four quarters", [0.25] * 4), ("two halves", [0.5, 0.5]), ("one", [1]), ("another one", [1]), ("0.4 + 0.6", [0.4, 0.6])]:
    threading.Thread(target=worker, args=(name, naps)).start()
