"""signal: handlers, and signals that a program raises itself; KeyboardInterrupt from SIGINT."""
import signal
import threading


def handler(signum, frame):
    print("got", signum, signal.Signals(signum).name, frame.f_code.co_name)


print(signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.signal(signal.SIGTERM, handler), signal.signal(signal.SIGUSR1, signal.SIG_IGN))
signal.raise_signal(signal.SIGTERM)
signal.raise_signal(signal.SIGUSR1)
print(signal.getsignal(signal.SIGTERM) is handler, repr(signal.SIGINT), int(signal.SIGINT), signal.strsignal(15))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")


def in_thread():
    try:
        signal.signal(signal.SIGTERM, handler)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
for bad in (lambda: signal.signal(signal.SIGKILL, handler), lambda: signal.signal(1, "x"), lambda: signal.signal(100, handler)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
signal.signal(signal.SIGINT, lambda *args: print("instead of KeyboardInterrupt"))
signal.raise_signal(signal.SIGINT)
