"""`concurrent.futures`: futures shared between threads, and the executors that finish them.

Who runs when is decided by the simulator's pools (_threading.Pool). Rules and wording are CPython
3.11's Lib/concurrent/futures/_base.py, thread.py and process.py.
"""
import time as _time

import _process_copy
from _interleave import note_poll as _note_poll
import threading as _threading
from _threading import (Pool as _Pool, cpu_count as _cpu_count, format_exception as _format_exception,
                        pool_workers as _pool_workers, print_exception as _print_exception)

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


class _PoolExecutor(Executor):
    """What both executors share. `_call` runs a function for a worker and returns its result."""

    _broken = False
    _is_shut_down = False

    def _make_pool(self, max_workers, prefix, initializer, initargs, processes):
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        begin = None if initializer is None else self._initialize
        self._pool = _Pool(max_workers, prefix, begin, processes, self._terminate_broken if processes else None)

    def _initialize(self):
        try:
            self._initializer(*self._initargs)
        except BaseException as error:
            _print_exception("Exception in initializer:", error)
            self._broken = self._broken_message

    def _check_open(self):
        if self._broken:
            raise self._broken_error(self._broken)
        if self._is_shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _at_exit:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")

    def _submit(self, name, call):
        future = Future()

        def run():
            if self._broken:
                future.set_exception(self._broken_error(self._broken))
                return
            if not future.running() and not future.set_running_or_notify_cancel():
                return
            try:
                result = call()
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            self._ended()

        self._pool.submit(name, run, future.cancel)
        return future

    def _ended(self):
        """A call has."""

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut_down = True
        self._pool.shutdown(bool(wait), bool(cancel_futures))


class BrokenThreadPool(BrokenExecutor):
    """Raised when a worker thread failed initializing."""


class ThreadPoolExecutor(_PoolExecutor):
    _counter = 0
    _broken_error = BrokenThreadPool
    _broken_message = "A thread initializer failed, the thread pool is not usable anymore"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = _pool_workers()
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{ThreadPoolExecutor._counter}"
            ThreadPoolExecutor._counter += 1
        self._thread_name_prefix = thread_name_prefix
        self._make_pool(max_workers, thread_name_prefix, initializer, initargs, False)

    def submit(self, fn, /, *args, **kwargs):
        self._check_open()
        return self._submit(getattr(fn, "__name__", "work"), lambda: fn(*args, **kwargs))


class ProcessPoolExecutor(_PoolExecutor):
    _broken_message = ("A process in the process pool was terminated abruptly while the future was"
                       " running or pending.")

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _cpu_count()
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        from multiprocessing.context import default_context
        self._context = (mp_context or default_context).get_context()
        if max_tasks_per_child is not None:
            raise NotImplementedError("ProcessPoolExecutor(max_tasks_per_child=…) isn't modelled")
        self._program_initializer, self._program_initargs = initializer, initargs
        self._home = None
        self._waiting, self._admitted = [], 0  # futures that aren't running yet; how many are
        self._unfinished = {}  # futures, by submission
        self._workers = []  # forked and not yet running
        self._make_pool(max_workers, "ForkProcess", self._initialize, (), True)

    def _fork_workers(self):
        """All of them at the first submission, as CPython does."""
        self._home = _process_copy.here()
        spawned = self._context.get_start_method() != "fork"
        for _ in range(self._max_workers):
            begin = (self._context.Process(), self._program_initializer, self._program_initargs)
            memory = _process_copy.Memory(spawned)
            begin = _process_copy.pickled(begin, True) if spawned else memory.fork(begin)
            self._workers.append((spawned, memory, begin))

    def _initialize(self):
        spawned, memory, begin = self._workers.pop(0)
        _process_copy.adopt(memory)
        if spawned:
            memory.run_main()
            begin = _process_copy.unpickled(begin)
        process, initializer, initargs = begin
        process._begin()
        if initializer is not None:
            try:
                initializer(*initargs)
            except BaseException as error:
                _print_exception("Exception in initializer:", error)
                self._broken = self._broken_message

    def submit(self, fn, /, *args, **kwargs):
        self._check_open()
        if self._home is None:
            self._fork_workers()

        def call():
            try:
                function, arguments, keywords = _process_copy.unpickled(sent)
                result = function(*arguments, **keywords)
                return _process_copy.unpickled(_process_copy.pickled(result), self._home)
            except BaseException as error:
                text = _format_exception(error)
                error = _process_copy.unpickled(_process_copy.pickled(error), self._home)
                error.__cause__ = _RemoteTraceback(f'\n"""\n{text}"""')
                raise error

        try:
            sent = _process_copy.pickled((fn, args, kwargs))
        except Exception as error:
            future = Future()
            future.set_exception(error)
            return future
        future = self._submit(getattr(fn, "__name__", "work"), call)
        self._waiting.append(future)
        self._unfinished[future] = True
        future.add_done_callback(lambda done: self._unfinished.pop(done, None))
        self._admit()
        return future

    def _terminate_broken(self):
        """A worker died: every call that isn't over fails."""
        self._broken = "A child process terminated abruptly, the process pool is not usable anymore"
        for future in list(self._unfinished):
            if not future.done():
                future.set_exception(BrokenProcessPool(self._broken_message))

    def _admit(self):
        """A call counts as running once it is in CPython's call queue, which has a place more than there
        are workers."""
        while self._waiting and self._admitted < 2 * self._max_workers + 1:
            future = self._waiting.pop(0)
            if future.running() or not future.done() and future.set_running_or_notify_cancel():
                self._admitted += 1

    def _ended(self):
        self._admitted -= 1
        self._admit()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        if chunksize == 1:
            return super().map(fn, *iterables, timeout=timeout)
        calls = list(zip(*iterables))
        chunks = [calls[i:i + chunksize] for i in range(0, len(calls), chunksize)]
        results = super().map(_call_each, [fn] * len(chunks), chunks, timeout=timeout)
        return (item for chunk in results for item in chunk)


def _call_each(function, chunk):
    return [function(*args) for args in chunk]


class _RemoteTraceback(Exception):
    """What a worker's exception looked like there; the cause of the one that is raised here."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


_RemoteTraceback.__module__ = "concurrent.futures.process"


class BrokenProcessPool(BrokenExecutor):
    """Raised when a process of a pool terminated abruptly."""


ProcessPoolExecutor._broken_error = BrokenProcessPool

_at_exit = False


def _python_exit():
    global _at_exit
    _at_exit = True


_threading._register_atexit(_python_exit)
