# The program waits for ordinary threads, not for daemons.
import threading
import time


def worker(name, seconds):
    time.sleep(seconds)
    print(name, "ends")


threading.Thread(target=worker, args=("daemon", 5), daemon=True).start()
threading.Thread(target=worker, args=("short daemon", 1), daemon=True).start()
threading.Thread(target=worker, args=("ordinary", 3)).start()
print("main ends")
