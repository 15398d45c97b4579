"""`asyncio`: everything that programs import from it. The loop, futures, tasks, locks and queues are
the simulator's (_asyncio); what is made of them is in the other _asyncio_*.py."""
from _asyncio import (BaseEventLoop, BoundedSemaphore, CancelledError, Event, Future, Handle,
                      InvalidStateError, LifoQueue, Lock, PriorityQueue, Queue, QueueEmpty, QueueFull,
                      Semaphore, Task, TimerHandle, _get_running_loop, create_task, current_task,
                      ensure_future, gather, get_event_loop, get_running_loop, iscoroutine, isfuture,
                      set_event_loop, sleep)
from _asyncio_groups import TaskGroup, Timeout, timeout, timeout_at
from _asyncio_locks import Barrier, BrokenBarrierError, Condition
from _asyncio_network import AbstractServer, Server
from _asyncio_policies import (AbstractChildWatcher, FastChildWatcher, MultiLoopChildWatcher,
                               PidfdChildWatcher, SafeChildWatcher, SendfileNotAvailableError,
                               ThreadedChildWatcher, _enter_task, _leave_task, _register_task,
                               _set_running_loop, _unregister_task, get_child_watcher,
                               set_child_watcher)
from _asyncio_protocols import (BaseProtocol, BaseTransport, BufferedProtocol, DatagramProtocol,
                                DatagramTransport, Protocol, ReadTransport, SubprocessProtocol,
                                SubprocessTransport, Transport, WriteTransport)
from _asyncio_runner import (AbstractEventLoop, AbstractEventLoopPolicy, DefaultEventLoopPolicy, Runner,
                             SelectorEventLoop, get_event_loop_policy, new_event_loop, run,
                             set_event_loop_policy)
from _asyncio_streams import (IncompleteReadError, LimitOverrunError, StreamReader, StreamReaderProtocol,
                              StreamWriter, open_connection, open_unix_connection, start_server,
                              start_unix_server)
from _asyncio_subprocess import create_subprocess_exec, create_subprocess_shell
from _asyncio_waits import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, all_tasks, as_completed,
                            iscoroutinefunction, run_coroutine_threadsafe, shield, to_thread, wait,
                            wait_for, wrap_future)

TimeoutError = TimeoutError


_SUBMODULES = ("base_events", "coroutines", "events", "exceptions", "futures", "locks", "log", "protocols",
               "queues", "runners", "streams", "subprocess", "taskgroups", "tasks", "threads", "timeouts",
               "transports", "trsock", "unix_events")


def __dir__():
    return sorted({*globals(), *_SUBMODULES})


def __getattr__(name):
    """Submodules are imported on first use."""
    if name in _SUBMODULES:
        __import__("asyncio." + name)
        return globals()[name]
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
