# join gives up after its timeout.
import threading
import time

thread = threading.Thread(target=time.sleep, args=(3,))
thread.start()
thread.join(timeout=1)
print(thread.is_alive(), time.perf_counter())
thread.join()
print(thread.is_alive(), time.perf_counter())
thread.join()
