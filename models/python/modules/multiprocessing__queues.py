"""`multiprocessing.queues`: queues between simulated processes: those of `queue`, with what is put
pickled on its way. Rules and wording are CPython 3.11's Lib/multiprocessing/queues.py."""
import queue as _queue
from _process_copy import pickled as _pickled, unpickled as _unpickled
from _processes import getpid as _getpid
from _threading import format_exception as _format_exception
from queue import Empty, Full
from sys import stderr as _stderr

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]


class Queue:
    _process_shared = "inherited"

    def __init__(self, maxsize=0, *, ctx=None):
        self._maxsize = maxsize
        self._queue = _queue.Queue(maxsize)
        self._closed_in = set()  # pids

    def _check_open(self):
        if _getpid() in self._closed_in:
            raise ValueError(f"Queue {self!r} is closed")

    def put(self, obj, block=True, timeout=None):
        self._check_open()
        if timeout is not None:
            timeout = max(timeout, 0)
        try:
            message = _pickled(obj)
        except Exception as error:  # CPython's feeder thread meets it: the caller never knows
            _stderr.write(_format_exception(error))
        else:
            self._queue.put(message, block, timeout)

    def get(self, block=True, timeout=None):
        self._check_open()
        if timeout is not None:
            timeout = max(timeout, 0)
        return _unpickled(self._queue.get(block, timeout))

    def qsize(self):
        return self._queue.qsize()

    def empty(self):
        return self._queue.empty()

    def full(self):
        return self._queue.full()

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def close(self):
        self._closed_in.add(_getpid())

    def join_thread(self):
        assert _getpid() in self._closed_in, f"Queue {self!r} not closed"

    def cancel_join_thread(self):
        pass  # there is no feeder thread to wait for: what is put has arrived


class JoinableQueue(Queue):
    def task_done(self):
        self._queue.task_done()

    def join(self):
        self._queue.join()


class SimpleQueue:
    _process_shared = "inherited"

    def __init__(self, *, ctx=None):
        self._queue = _queue.Queue()

    def close(self):
        pass

    def empty(self):
        return self._queue.empty()

    def get(self):
        return _unpickled(self._queue.get())

    def put(self, obj):
        self._queue.put(_pickled(obj))
