"""What the executors of threads and of processes share. Who runs when is decided by the simulator's pools
(_threading.Pool). Rules and wording are CPython 3.11's Lib/concurrent/futures/thread.py and process.py.
"""
import threading as _threading
from _threading import Pool as _Pool, print_exception as _print_exception
from concurrent.futures._base import Executor as _Executor, Future as _Future


class PoolExecutor(_Executor):
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
        future = _Future()

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


_at_exit = False


def _python_exit():
    global _at_exit
    _at_exit = True


_threading._register_atexit(_python_exit)
