# _thread.interrupt_main(): the main thread handles a signal once it executes again.
import _thread
import signal
import threading
import time


def interrupt(delay):
    time.sleep(delay)
    print("interrupting")
    _thread.interrupt_main()


threading.Thread(target=interrupt, args=(0.5,)).start()
try:
    while True:
        time.sleep(0.2)
        print("working")
except KeyboardInterrupt:
    print("interrupted")
threading.Thread(target=interrupt, args=(0.1,)).start()
try:
    time.sleep(1)
    print("not reached")
except KeyboardInterrupt:
    print("after the sleep")
signal.signal(signal.SIGUSR1, lambda number, frame: print("signal", number))
_thread.interrupt_main(signal.SIGUSR1)
print("handled")
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
print("ignored")
