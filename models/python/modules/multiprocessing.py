"""`multiprocessing`: processes that share no memory, simulated: each has a `__main__` and a GIL of its
own (multiprocessing.process). The package's functions are the methods of its default context."""
from multiprocessing import context as _context
from multiprocessing.context import (AuthenticationError, BufferTooShort, Process, ProcessError,
                                     TimeoutError)

_METHODS = ("Array Barrier BoundedSemaphore Condition Event JoinableQueue Lock Manager Pipe Pool Queue RLock"
            " RawArray RawValue Semaphore SimpleQueue Value active_children allow_connection_pickling"
            " cpu_count current_process freeze_support get_all_start_methods get_context get_logger"
            " get_start_method log_to_stderr parent_process set_executable set_forkserver_preload"
            " set_start_method").split()
for _name in _METHODS:
    globals()[_name] = getattr(_context.default_context, _name)

__all__ = [*_METHODS, "AuthenticationError", "BufferTooShort", "Process", "ProcessError", "TimeoutError"]
__all__.sort()
SUBDEBUG, SUBWARNING = 5, 25
