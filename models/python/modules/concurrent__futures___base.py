"""`concurrent.futures._base`: futures shared between threads, waiting for them, and what an executor is.

Rules and wording are CPython 3.11's Lib/concurrent/futures/_base.py.
"""
import time as _time

from _interleave import note_poll as _note_poll
import threading as _threading
from _threading import print_exception as _print_exception

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_PENDING = "PENDING"
_RUNNING = "RUNNING"
_CANCELLED = "CANCELLED"  # and nobody who waits has been told
_CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
_FINISHED = "FINISHED"
_SHOWN = {_PENDING: "pending", _RUNNING: "running", _CANCELLED: "cancelled",
          _CANCELLED_AND_NOTIFIED: "cancelled", _FINISHED: "finished"}


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when an executor has become non-functional."""


class Future:
    def __init__(self):
        self._condition = _threading.Condition()
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        shown = f"<{type(self).__name__} at {id(self):#x} state={_SHOWN[self._state]}"
        if self._state == _FINISHED:
            if self._exception:
                shown += f" raised {type(self._exception).__name__}"
            else:
                shown += f" returned {type(self._result).__name__}"
        return shown + ">"

    def cancel(self):
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state in (_CANCELLED, _CANCELLED_AND_NOTIFIED):
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (_CANCELLED, _CANCELLED_AND_NOTIFIED)

    def running(self):
        _note_poll(self)
        return self._state == _RUNNING

    def done(self):
        done = self._state in (_CANCELLED, _CANCELLED_AND_NOTIFIED, _FINISHED)
        if not done:
            _note_poll(self)
        return done

    def add_done_callback(self, fn):
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            _print_exception(f"exception calling callback for {self!r}", error)

    def _wait(self, timeout):
        """Waits until it is done, with the condition held."""
        if not self.done():
            self._condition.wait(timeout)
        if self.cancelled():
            raise CancelledError()
        if self._state != _FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            if self._exception:
                try:
                    raise self._exception
                finally:
                    self = None
            return self._result

    def exception(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == _CANCELLED:
                self._state = _CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == _PENDING:
                self._state = _RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = _FINISHED
            for waiter in self._waiters:
                waiter.add_done(self, exception)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


class _Waiter:
    """Somebody who waits for several futures: wakes up after `enough` of them, or the first exception."""

    def __init__(self, enough, stop_on_exception):
        self.event = _threading.Event()
        self.finished = []
        self._left = enough
        self._stop_on_exception = stop_on_exception

    def add_done(self, future, exception):
        self._add(future, exception is not None)

    def add_cancelled(self, future):
        self._add(future, False)

    def _add(self, future, failed):
        self.finished.append(future)
        self._left -= 1
        if self._left <= 0 or (failed and self._stop_on_exception):
            self.event.set()


class DoneAndNotDoneFutures(tuple):
    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def _failed(future):
    return not future.cancelled() and future.exception() is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = {f for f in fs if f._state in (_CANCELLED_AND_NOTIFIED, _FINISHED)}
    not_done = fs - done
    enough = (return_when == FIRST_COMPLETED and done
              or return_when == FIRST_EXCEPTION and any(_failed(f) for f in done)
              or not not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    if enough:
        return DoneAndNotDoneFutures((done, not_done))
    needed = 1 if return_when == FIRST_COMPLETED else len(not_done)
    waiter = _Waiter(needed, return_when == FIRST_EXCEPTION)
    for future in not_done:
        future._waiters.append(waiter)
    waiter.event.wait(timeout)
    for future in not_done:
        future._waiters.remove(waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures((done, fs - done))


def as_completed(fs, timeout=None):
    end_time = None if timeout is None else timeout + _time.monotonic()
    pending = dict.fromkeys(fs)
    total = len(pending)
    finished = [f for f in pending if f._state in (_CANCELLED_AND_NOTIFIED, _FINISHED)]
    for future in finished:
        del pending[future]
    waiter = _Waiter(1, False)
    waiting = list(pending)
    for future in waiting:
        future._waiters.append(waiter)
    try:
        yield from finished
        while pending:
            left = None
            if end_time is not None:
                left = end_time - _time.monotonic()
                if left < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(left)
            finished, waiter.finished = waiter.finished, []
            waiter.event.clear()
            for future in finished:
                del pending[future]
            yield from finished
    finally:
        for future in waiting:
            future._waiters.remove(waiter)


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end_time = None if timeout is None else timeout + _time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def result_iterator():
            try:
                futures.reverse()
                while futures:
                    future = futures.pop()
                    if end_time is None:
                        yield future.result()
                    else:
                        yield future.result(end_time - _time.monotonic())
            finally:
                for future in futures:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
