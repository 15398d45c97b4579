# _thread: threads without a Thread object, their locks, what becomes of their exceptions and of their end.
import _thread
import threading
import time


def work(name, delay, done):
    time.sleep(delay)
    print(name, "is done")
    done.release()


def fail(number):
    time.sleep(0.4)
    raise ValueError(number)


def leave():
    _thread.exit()


def introduce(done):
    me = threading.current_thread()
    print(me.name, me.daemon, type(me).__name__, me is threading.current_thread(), me in threading.enumerate())
    done.release()


def forever():
    while True:
        time.sleep(0.3)
        print("still there")


locks = []
for number, delay in enumerate((0.2, 0.1)):
    lock = _thread.allocate_lock()
    lock.acquire()
    locks.append(lock)
    ident = _thread.start_new_thread(work, (f"worker {number}", delay), {"done": lock})
    print("started", isinstance(ident, int), ident != _thread.get_ident())
print("threads", threading.active_count())
for lock in locks:
    lock.acquire()
_thread.start_new_thread(fail, (7,))
_thread.start_new_thread(leave, ())
time.sleep(0.5)
print("threads", _thread._count())
lock = _thread.allocate_lock()
with lock:
    print(lock.locked(), lock.acquire(False), lock.acquire(timeout=0.1))
lock.acquire()
_thread.start_new_thread(introduce, (lock,))
lock.acquire()
print(_thread.error is RuntimeError, _thread.TIMEOUT_MAX, _thread.stack_size(), _thread.stack_size(65536), _thread.stack_size(0))
print(type(_thread.allocate_lock()) is _thread.LockType)
for wrong in (lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(print, []),
              lambda: _thread.start_new_thread(print, (), 1), lambda: _thread.stack_size(5),
              lambda: _thread.stack_size(-1), lambda: _thread.allocate_lock().release(),
              lambda: _thread.interrupt_main(100)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
_thread.start_new_thread(forever, ())
time.sleep(0.7)
print("the main thread ends")
