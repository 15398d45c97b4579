"""Names of asyncio that concern who runs loops and who watches children; here nobody needs to."""
from _asyncio import BaseEventLoop


class SendfileNotAvailableError(RuntimeError):
    """Sendfile isn't available for this socket or file."""


SendfileNotAvailableError.__module__ = "asyncio.exceptions"


class AbstractChildWatcher:
    """Tells a loop that a child has ended: modelled children do that themselves."""

    def __init__(self):
        self._callbacks = {}

    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError("add_child_handler() isn't modelled: a child tells its loop by itself")

    def remove_child_handler(self, pid):
        return False

    def attach_loop(self, loop):
        assert loop is None or isinstance(loop, BaseEventLoop)

    def is_active(self):
        return True

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class ThreadedChildWatcher(AbstractChildWatcher):
    pass


class PidfdChildWatcher(AbstractChildWatcher):
    pass


class SafeChildWatcher(AbstractChildWatcher):
    pass


class FastChildWatcher(AbstractChildWatcher):
    pass


class MultiLoopChildWatcher(AbstractChildWatcher):
    pass


_watcher = ThreadedChildWatcher()


def get_child_watcher():
    return _watcher


def set_child_watcher(watcher):
    global _watcher
    assert watcher is None or isinstance(watcher, AbstractChildWatcher)
    _watcher = watcher


def _of_the_simulator(name):
    def refuse(*args):
        raise NotImplementedError(f"asyncio.{name}() isn't modelled: the simulator keeps its own books of"
                                  " tasks and loops")

    refuse.__name__ = name
    return refuse


_set_running_loop = _of_the_simulator("_set_running_loop")
_register_task = _of_the_simulator("_register_task")
_unregister_task = _of_the_simulator("_unregister_task")
_enter_task = _of_the_simulator("_enter_task")
_leave_task = _of_the_simulator("_leave_task")
