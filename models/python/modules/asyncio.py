"""`asyncio`: everything that programs import from it. The loop, futures, tasks, locks and queues are
the simulator's (_asyncio); what is made of them is in the other _asyncio_*.py."""
from _asyncio import (BaseEventLoop, BoundedSemaphore, CancelledError, Event, Future, Handle,
                      InvalidStateError, LifoQueue, Lock, PriorityQueue, Queue, QueueEmpty, QueueFull,
                      Semaphore, Task, TimerHandle, _get_running_loop, create_task, current_task,
                      ensure_future, gather, get_event_loop, get_running_loop, iscoroutine, isfuture,
                      set_event_loop, sleep)
from _asyncio_groups import TaskGroup, Timeout, timeout, timeout_at
from _asyncio_locks import Barrier, BrokenBarrierError, Condition
from _asyncio_runner import (AbstractEventLoop, AbstractEventLoopPolicy, DefaultEventLoopPolicy, Runner,
                             SelectorEventLoop, get_event_loop_policy, new_event_loop, run,
                             set_event_loop_policy)
from _asyncio_waits import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, all_tasks, as_completed,
                            iscoroutinefunction, run_coroutine_threadsafe, shield, to_thread, wait,
                            wait_for, wrap_future)

TimeoutError = TimeoutError


class IncompleteReadError(EOFError):
    """A stream ended before the bytes that were asked for had come."""

    def __init__(self, partial, expected):
        shown = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {shown} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """The separator wasn't found within the buffer's limit."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed
