# An exception ends its thread only, with a message on stderr.
import threading


def bad():
    raise ValueError("in a thread")


thread = threading.Thread(target=bad)
thread.start()
thread.join()
print("main goes on")
