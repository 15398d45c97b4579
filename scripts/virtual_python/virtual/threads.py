"""`_thread` on the virtual kernel: what `threading`, `queue` and `concurrent.futures` rest on.

It must be installed before `threading` is imported. As in CPython, releasing a lock wakes its first
waiter but doesn't hand the lock over: whoever runs first may take it, and the waiter that finds it
taken queues again at the end.
"""

import _thread
import sys
import traceback
from collections import deque

from .kernel import SECOND, Thread, kernel

_start_new_thread = _thread.start_new_thread


class lock:
    """`_thread.lock`, with the waiters in FIFO order."""

    __module__ = "_thread"

    def __init__(self):
        self._locked = False
        self._waiters = deque()

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1:
            if not blocking:
                raise ValueError("can't specify a timeout for a non-blocking call")
            if timeout < 0:
                raise ValueError("timeout value must be a non-negative number")
        if not self._locked:
            self._locked = True
            return True
        if not blocking or timeout == 0:
            return False
        until = kernel.after(round(timeout * SECOND)) if timeout > 0 else None
        me = kernel.current
        me.wants = self
        self._waiters.append(me)
        while kernel.block(until):
            if me.wants is None or self.contend(me):
                return True
        me.wants = None
        self._waiters.remove(me)
        return False

    def contend(self, thread):
        """The next step of a waiter that was woken: it takes the lock, or queues again."""
        if self._locked:
            self._waiters.append(thread)
            return False
        self._locked = True
        thread.wants = None
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False
        if self._waiters:
            kernel.wake(self._waiters.popleft())

    def locked(self):
        return self._locked

    def _at_fork_reinit(self):
        self.__init__()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    acquire_lock, release_lock, locked_lock = acquire, release, locked


def start_new_thread(function, args, kwargs={}, /):
    """The new thread joins the queue of runnable ones; the caller goes on."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    thread = Thread(kernel.current.process)

    def body():
        thread.baton.acquire()
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            # As sys.unraisablehook, which takes nothing that Python code could make.
            sys.stderr.write(f"Exception ignored in thread started by: {function!r}\n")
            traceback.print_exception(error)
        finally:
            for sentinel in thread.sentinels:
                if sentinel.locked():
                    sentinel.release()
            kernel.exit_thread()

    thread.sentinels = []
    ident = _start_new_thread(body, ())
    kernel.make_ready(thread)
    return ident


def _set_sentinel():
    """A lock that is released when the calling thread ends: `Thread.join` waits for it."""
    sentinel = lock()
    if hasattr(kernel.current, "sentinels"):  # the main thread has none, threading releases its own
        kernel.current.sentinels.append(sentinel)
    return sentinel


def install():
    assert "threading" not in sys.modules
    _thread.allocate_lock = _thread.allocate = _thread.LockType = lock
    _thread.start_new_thread = _thread.start_new = start_new_thread
    _thread._set_sentinel = _set_sentinel
    import functools  # needs the name RLock

    del _thread.RLock  # threading then uses its own, made of the lock above

    import threading

    _thread.RLock = threading._PyRLock

    import queue

    queue.SimpleQueue = queue._PySimpleQueue
