"""`multiprocessing.synchronize`: the primitives of `threading`, shared by simulated processes.

What a process inherits or gets as an argument is the object itself. Rules and wording are CPython
3.11's Lib/multiprocessing/synchronize.py.
"""
import threading as _threading
from multiprocessing.process import current_process as _current_process

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier"]

SEM_VALUE_MAX = 2147483647


def _owner_name():
    name = _current_process().name
    thread = _threading.current_thread().name
    return name if thread == "MainThread" else f"{name}|{thread}"


class _Shared:
    """Who holds it is a thread of a process, so names say both."""

    _process_shared = "inherited"


class _Mutex(_Shared):
    """A lock that knows its owner: what Lock and RLock are in CPython, a SemLock of 1."""

    def __init__(self, *, ctx=None):
        self._lock = self._make()
        self._owner = None  # (thread, process name)
        self._count = 0

    def acquire(self, block=True, timeout=None):
        if not block:
            acquired = self._lock.acquire(False)
        elif timeout is None:
            acquired = self._lock.acquire()
        else:
            acquired = self._lock.acquire(True, max(timeout, 0))
        if acquired:
            self._owner = _threading.current_thread()
            self._owner_name = _owner_name()
            self._count += 1
        return acquired

    def release(self):
        self._check_release()
        self._count -= 1
        if self._count == 0:
            self._owner = None
        self._lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def _is_mine(self):
        return self._owner is _threading.current_thread()


class Lock(_Mutex):
    _make = staticmethod(_threading.Lock)

    def _check_release(self):
        if self._count == 0:
            raise ValueError("semaphore or lock released too many times")

    def __repr__(self):
        owner = "None" if self._owner is None else (
            _owner_name() if self._is_mine() else
            "SomeOtherThread" if self._owner_name.split("|")[0] == _current_process().name else
            "SomeOtherProcess")
        return f"<Lock(owner={owner})>"


class RLock(_Mutex):
    _make = staticmethod(_threading.RLock)

    def _check_release(self):
        if not self._is_mine():
            raise AssertionError("attempt to release recursive lock not owned by thread")

    def __repr__(self):
        if self._owner is None:
            return "<RLock(None, 0)>"
        if self._is_mine():
            return f"<RLock({_owner_name()}, {self._count})>"
        same = self._owner_name.split("|")[0] == _current_process().name
        return f"<RLock({'SomeOtherThread' if same else 'SomeOtherProcess'}, nonzero)>"


class Semaphore(_Shared):
    _maxvalue = SEM_VALUE_MAX

    def __init__(self, value=1, *, ctx=None):
        self._semaphore = _threading.Semaphore(value)

    def acquire(self, block=True, timeout=None):
        if not block:
            return self._semaphore.acquire(False)
        return self._semaphore.acquire(True, None if timeout is None else max(timeout, 0))

    def release(self):
        if self._semaphore._value >= self._maxvalue:
            raise ValueError("semaphore or lock released too many times")
        self._semaphore.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def get_value(self):
        return self._semaphore._value

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()})>"


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx=None):
        super().__init__(value)
        self._maxvalue = value

    def __repr__(self):
        return f"<BoundedSemaphore(value={self.get_value()}, maxvalue={self._maxvalue})>"


class Condition(_Shared):
    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock if lock is not None else RLock()
        self._waiters = []  # a lock for each, released to wake it
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def wait(self, timeout=None):
        assert self._lock._is_mine(), "must acquire() condition before using wait()"
        waiter = _threading.Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        depth = self._lock._count
        for _ in range(depth):
            self._lock.release()
        try:
            woken = waiter.acquire(True, -1 if timeout is None else max(timeout, 0))
        finally:
            for _ in range(depth):
                self._lock.acquire()
        if not woken:
            self._waiters.remove(waiter)
        return woken

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned"
        for waiter in self._waiters[:n]:
            waiter.release()
        del self._waiters[:n]

    def notify_all(self):
        self.notify(len(self._waiters))

    def wait_for(self, predicate, timeout=None):
        from time import monotonic
        result = predicate()
        if result:
            return result
        end = None if timeout is None else monotonic() + timeout
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class Event(_Shared):
    def __init__(self, *, ctx=None):
        self._event = _threading.Event()

    def is_set(self):
        return self._event.is_set()

    def set(self):
        self._event.set()

    def clear(self):
        self._event.clear()

    def wait(self, timeout=None):
        return self._event.wait(timeout)

    def __repr__(self):
        status = "set" if self._event.is_set() else "unset"
        return f"<{type(self).__qualname__} at {id(self):#x} {status}>"


class Barrier(_Shared, _threading.Barrier):
    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        _threading.Barrier.__init__(self, parties, action, timeout)
