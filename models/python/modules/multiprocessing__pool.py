"""`multiprocessing.pool`: worker processes that share out calls.

As in CPython a pool has two threads in its owner's process: one splits iterables into tasks, one hands
results to those who wait and calls the callbacks. Rules and wording are CPython 3.11's
Lib/multiprocessing/pool.py.
"""
import queue as _queue
import threading as _threading
from _threading import cpu_count as _cpu_count, format_exception as _format_exception
from multiprocessing.context import TimeoutError, default_context as _default_context
from multiprocessing.queues import SimpleQueue as _SimpleQueue

__all__ = ["Pool", "ThreadPool"]

INIT, RUN, CLOSE, TERMINATE = "INIT", "RUN", "CLOSE", "TERMINATE"


class RemoteTraceback(Exception):
    """What a worker's exception looked like there; the cause of the one that is raised here."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class MaybeEncodingError(Exception):
    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


def _call_each(function, chunk):
    return [function(*args) for args in chunk]


def _raise(error):
    raise error


def _work(tasks, results, initializer, initargs, max_tasks, remote):
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while max_tasks is None or completed < max_tasks:
        task = tasks.get()
        if task is None:
            return
        job, index, function, args, kwargs = task
        trace = None
        try:
            outcome = (True, function(*args, **kwargs))
        except Exception as error:
            if remote and function is not _raise:
                trace = f'\n"""\n{_format_exception(error)}"""'
            outcome = (False, error)
        try:
            results.put((job, index, outcome, trace))
        except Exception as error:
            results.put((job, index, (False, MaybeEncodingError(error, outcome[1])), None))
        completed += 1
    results.put(None)


class Pool:
    _process_shared = "inherited"
    _remote = True  # the workers are other processes

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._state = INIT
        if processes is None:
            processes = _cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._context = context or _default_context.get_context()
        self._processes = processes
        self._tasks, self._results = self._make_queues()
        self._worker_arguments = (self._tasks, self._results, initializer, initargs, maxtasksperchild,
                                  self._remote)
        self._jobs = {}
        self._job_count = 0
        self._requests = _queue.SimpleQueue()
        self._pool = []
        self._state = RUN
        for _ in range(processes):
            self._add_worker()
        _threading._new_name("Thread-%d")  # CPython's thread that replaces workers
        self._splitter = _threading.Thread(target=self._handle_tasks, daemon=True)
        self._splitter.start()
        self._collector = _threading.Thread(target=self._handle_results, daemon=True)
        self._collector.start()

    def _make_queues(self):
        return _SimpleQueue(), _SimpleQueue()

    def _add_worker(self):
        worker = self._context.Process(target=_work, args=self._worker_arguments)
        worker.name = worker.name.replace("Process", "PoolWorker")
        worker.daemon = True
        worker.start()
        self._pool.append(worker)

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def _handle_tasks(self):
        while True:
            request = self._requests.get()
            if request is None:
                break
            tasks, set_length = request
            task = index = None
            for task in tasks:
                job, index = task[:2]
                try:
                    self._tasks.put(task)
                except Exception as error:
                    if job in self._jobs:
                        self._jobs[job]._set(index, (False, error))
            if set_length is not None:
                set_length(0 if index is None else index + 1)
        for _ in self._pool:
            self._tasks.put(None)

    def _handle_results(self):
        while True:
            message = self._results.get()
            if message == "end":
                return
            if message is None:
                self._replace_workers()
                continue
            job, index, (success, value), trace = message
            if trace is not None:
                value.__cause__ = RemoteTraceback(trace)
            if job in self._jobs:
                self._jobs[job]._set(index, (success, value))

    def _replace_workers(self):
        """After a worker has done its `maxtasksperchild`."""
        for worker in self._pool:
            worker.join(0)
        self._pool = [worker for worker in self._pool if worker.is_alive()]
        while len(self._pool) < self._processes:
            self._add_worker()
            if self._state == CLOSE:
                self._tasks.put(None)

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def _register(self, result):
        self._job_count += 1
        self._jobs[self._job_count] = result
        return self._job_count

    def _chunks(self, job, function, items, size):
        """The tasks of a job; an error of the iterable becomes a task that raises it."""
        index = -1
        try:
            chunk = []
            for item in items:
                chunk.append(item)
                if len(chunk) == size:
                    index += 1
                    yield job, index, _call_each, (function, tuple(chunk)), {}
                    chunk = []
            if chunk:
                yield job, index + 1, _call_each, (function, tuple(chunk)), {}
        except Exception as error:
            yield job, index + 1, _raise, (error,), {}

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._requests.put(([(result._job, 0, func, args, kwds)], None))
        return result

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, lambda items: [(item,) for item in items], iterable, chunksize, callback,
                         error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, lambda items: items, iterable, chunksize, callback, error_callback)

    def _map(self, func, as_arguments, iterable, chunksize, callback, error_callback):
        self._check_running()
        items = as_arguments(iterable if hasattr(iterable, "__len__") else list(iterable))
        if chunksize is None:
            chunksize = -(-len(items) // (len(self._pool) * 4))
        result = MapResult(self, chunksize, len(items), callback, error_callback)
        if items:
            self._requests.put((self._chunks(result._job, func, items, chunksize), None))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator(self), func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator(self), func, iterable, chunksize)

    def _imap(self, result, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        items = ((item,) for item in iterable)
        self._requests.put((self._chunks(result._job, func, items, chunksize), result._set_length))
        return (item for chunk in result for item in chunk) if chunksize > 1 else _Items(result)

    def close(self):
        if self._state == RUN:
            self._state = CLOSE
            self._requests.put(None)

    def terminate(self):
        if self._state != TERMINATE:
            self._state = TERMINATE
            self._end_workers()
            self._requests.put(None)
            self._results.put("end")

    def _end_workers(self):
        for worker in self._pool:
            worker.terminate()
        for worker in self._pool:
            worker.join()

    def join(self):
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        self._splitter.join()
        while any(worker.is_alive() for worker in self._pool):
            for worker in list(self._pool):
                worker.join()
        if self._state == CLOSE:
            self._results.put("end")
        self._collector.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *args):
        self.terminate()


class ApplyResult:
    _process_shared = "inherited"

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = _threading.Event()
        self._callback = callback
        self._error_callback = error_callback
        self._job = pool._register(self)

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, index, outcome):
        self._success, self._value = outcome
        self._finish()

    def _finish(self):
        callback = self._callback if self._success else self._error_callback
        if callback:
            callback(self._value)
        del self._pool._jobs[self._job]
        self._event.set()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if length == 0:
            self._left = 0
            self._event.set()
            del pool._jobs[self._job]
        else:
            self._left = -(-length // chunksize)

    def _set(self, index, outcome):
        self._left -= 1
        success, value = outcome
        if success and self._success:
            self._value[index * self._chunksize:(index + 1) * self._chunksize] = value
        elif not success and self._success:
            self._success, self._value = False, value
        if self._left == 0:
            self._finish()


class IMapIterator:
    """Gives the results of chunks, in the order of the iterable."""

    _process_shared = "inherited"

    def __init__(self, pool):
        self._pool = pool
        self._changed = _threading.Condition(_threading.Lock())
        self._results = []
        self._early = {}  # by index: those that others must precede
        self._index = 0
        self._length = None
        self._job = pool._register(self)

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._changed:
            if not self._results:
                if self._index == self._length:
                    raise StopIteration from None
                self._changed.wait(timeout)
                if not self._results:
                    if self._index == self._length:
                        raise StopIteration from None
                    raise TimeoutError from None
            success, value = self._results.pop(0)
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, index, outcome):
        with self._changed:
            self._add(index, outcome)
            if self._results:
                self._changed.notify()
            self._forget_if_done()

    def _add(self, index, outcome):
        self._early[index] = outcome
        while self._index in self._early:
            self._results.append(self._early.pop(self._index))
            self._index += 1

    def _set_length(self, length):
        with self._changed:
            self._length = length
            if self._index == length:
                self._changed.notify()
                self._forget_if_done()

    def _forget_if_done(self):
        if self._index == self._length:
            self._pool._jobs.pop(self._job, None)


class IMapUnorderedIterator(IMapIterator):
    def _add(self, index, outcome):
        self._results.append(outcome)
        self._index += 1


class _Items:
    """The results one by one, if a chunk holds one."""

    _process_shared = "inherited"

    def __init__(self, chunks):
        self._chunks = chunks

    def __iter__(self):
        return self

    def next(self, timeout=None):
        return self._chunks.next(timeout)[0]

    __next__ = next


class ThreadPool(Pool):
    """The same with threads for workers, and nothing pickled."""

    _remote = False

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _make_queues(self):
        return _queue.SimpleQueue(), _queue.SimpleQueue()

    def _add_worker(self):
        worker = _threading.Thread(target=_work, args=self._worker_arguments, daemon=True)
        worker.name = worker.name.replace("_work", "worker")
        worker.start()
        self._pool.append(worker)

    def _end_workers(self):
        while True:  # nobody takes what was queued
            try:
                self._tasks.get_nowait()
            except _queue.Empty:
                break
        for _ in self._pool:
            self._tasks.put(None)
