"""`concurrent.futures.process`: the executor of processes (CPython 3.11 Lib/concurrent/futures/process.py)."""
from _executor_pool import PoolExecutor as _PoolExecutor
import _process_copy
from _threading import (cpu_count as _cpu_count, format_exception as _format_exception,
                        print_exception as _print_exception)
from concurrent.futures._base import BrokenExecutor, Future


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


class BrokenProcessPool(BrokenExecutor):
    """Raised when a process of a pool terminated abruptly."""


ProcessPoolExecutor._broken_error = BrokenProcessPool
