# start runs the thread until it first blocks; join waits for its end.
import threading
import time


def worker(name, seconds):
    print(name, "starts")
    time.sleep(seconds)
    print(name, "ends")


threads = []
for name, seconds in [("a", 2), ("b", 1)]:
    thread = threading.Thread(target=worker, args=(name, seconds))
    print("starting", name, thread.is_alive())
    thread.start()
    print("started", name, thread.is_alive())
    threads.append(thread)
for thread in threads:
    thread.join()
    print("joined", thread.name, thread.is_alive())
