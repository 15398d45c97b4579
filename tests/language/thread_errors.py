# Started twice, joined too early.
import threading

thread = threading.Thread(target=print, args=("runs",))
try:
    thread.join()
except RuntimeError as error:
    print(error)
thread.start()
try:
    thread.start()
except RuntimeError as error:
    print(error)
thread.join()
