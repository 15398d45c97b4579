"""`concurrent.futures.thread`: the executor of threads (CPython 3.11 Lib/concurrent/futures/thread.py)."""
from _executor_pool import PoolExecutor as _PoolExecutor
from _threading import pool_workers as _pool_workers
from concurrent.futures._base import BrokenExecutor


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
