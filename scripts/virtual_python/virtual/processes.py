"""Processes in virtual time: ProcessPoolExecutor's workers are threads with a GIL each.

Calls and results are pickled as on their way to a real process and back, so arguments are copies
and what can't be pickled fails. What is not modelled is the worker's own copy of the module's
globals: conform.py --real runs a program that depends on it.
"""

import concurrent.futures
import os
import pickle
import threading
from concurrent.futures.thread import ThreadPoolExecutor

from .kernel import Process, kernel


class ProcessPoolExecutor(ThreadPoolExecutor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._program_initializer = (initializer, initargs)
        super().__init__(max_workers or os.cpu_count(), initializer=self._become_process)

    def _become_process(self):
        kernel.current.process = Process()
        threading.current_thread().name = "MainThread"
        initializer, args = self._program_initializer
        if initializer:
            initializer(*args)

    def submit(self, function, /, *args, **kwargs):
        try:
            call = pickle.dumps((function, args, kwargs))
        except Exception as error:
            future = concurrent.futures.Future()
            future.set_exception(error)
            return future
        return super().submit(_run, call)

    def map(self, function, *iterables, timeout=None, chunksize=1):
        return super().map(function, *iterables, timeout=timeout)


def _run(call):
    function, args, kwargs = pickle.loads(call)
    return pickle.loads(pickle.dumps(function(*args, **kwargs)))


def install():
    concurrent.futures.ProcessPoolExecutor = ProcessPoolExecutor
