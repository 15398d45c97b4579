# A lock between threads: FIFO, but whoever runs may retake it.
import threading
import time

lock = threading.Lock()


def worker(name):
    for n in range(2):
        with lock:
            print(name, n)
            time.sleep(1)
        time.sleep(0.1)


for name in "ab":
    threading.Thread(target=worker, args=(name,)).start()
