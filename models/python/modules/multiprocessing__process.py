"""`multiprocessing.process`: Process, and which of them is running.

A simulated process has a `__main__` of its own (_process_copy.Memory), a GIL of its own, and threads
whose first one runs `_bootstrap`; modules other than `__main__` are shared. Rules and wording are
CPython 3.11's Lib/multiprocessing/process.py, popen_fork.py and spawn.py.
"""
import atexit as _atexit
import threading as _threading
from _process_copy import Memory as _Memory, pickled as _pickled, unpickled as _unpickled
from _processes import (current as _current, getpid as _getpid, set_current as _set_current,
                        start as _start)
from _threading import format_exception as _format_exception
from sys import stderr as _stderr

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

ORIGINAL_DIR = None
_SIGKILL, _SIGTERM = 9, 15
_SIGNALS = {1: "SIGHUP", 2: "SIGINT", 6: "SIGABRT", 9: "SIGKILL", 11: "SIGSEGV", 15: "SIGTERM"}

_TOO_EARLY = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable."""


def current_process():
    return _current() or _main_process


def parent_process():
    return current_process()._parent


def active_children():
    return [child for child in list(current_process()._children) if child.is_alive()]


_FIRST_DESCRIPTOR = 3  # above the standard streams


class BaseProcess:
    _start_method = None  # a subclass's; None: as multiprocessing.get_start_method() says

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        parent = current_process()
        parent._children_made += 1
        self._identity = parent._identity + (parent._children_made,)
        self._config = parent._config.copy()
        self._parent_pid = _getpid()
        self._parent_name = parent.name
        self._handle = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        numbers = ":".join(str(i) for i in self._identity)
        self._name = name or f"{type(self).__name__}-{numbers}"
        if daemon is not None:
            self.daemon = daemon

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._handle is None, "cannot start a process twice"
        assert self._parent_pid == _getpid(), ("can only start a process object created by current"
                                               " process")
        assert not current_process()._config.get("daemon"), ("daemonic processes are not allowed to"
                                                             " have children")
        from multiprocessing.connection import _take_inherited
        method = self._start_method
        if method is None:
            from multiprocessing.context import default_context
            method = default_context.get_start_method()
        parent = current_process()
        if method == "fork":
            memory = _Memory()
            begin = memory.fork(self)._bootstrap
        else:
            if parent._config.get("_bootstrapping"):
                raise RuntimeError(_TOO_EARLY)
            message = _pickled(self, True)
            memory = _Memory(True)

            def begin():
                return _begin_spawned(memory, message)

        inherited = _take_inherited()  # not an attribute, which the next child would inherit

        def end():
            for connection in inherited:
                connection.close()

        self._handle = _start(self._name, memory, self.daemon, begin, end)
        self._sentinel = _Sentinel(_FIRST_DESCRIPTOR + len(parent._children), self._handle)
        parent._children[self] = None
        del self._target, self._args, self._kwargs

    def _bootstrap(self):
        """The life of the process, called in its first thread. Gives the exit code."""
        self._begin()
        try:
            try:
                self.run()
            finally:
                _end_children()
            return 0
        except SystemExit as error:
            if error.code is None:
                return 0
            if isinstance(error.code, int):
                return error.code
            _stderr.write(f"{error.code}\n")
            return 1
        except BaseException as error:
            _stderr.write(f"Process {self.name}:\n{_format_exception(error)}")
            return 1
        finally:
            _threading._shutdown()

    def _begin(self):
        """From here on the calling thread's process is this one."""
        _threading._enter_process()
        self._handle = None
        self._children = {}
        self._children_made = 0
        self._managers = []
        self._parent = _ParentProcess(self._parent_name, self._parent_pid)
        _set_current(self)

    def _signal(self, number):
        self._check_closed()
        self._handle.kill(-number)

    def terminate(self):
        self._signal(_SIGTERM)

    def kill(self):
        self._signal(_SIGKILL)

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == _getpid(), "can only join a child process"
        assert self._handle is not None, "can only join a started process"
        if self._handle.join(timeout):
            current_process()._children.pop(self, None)

    def is_alive(self):
        self._check_closed()
        if self is current_process():
            return True
        assert self._parent_pid == _getpid(), "can only test a child process"
        if self._handle is None:
            return False
        if not self._handle.ended():
            return True
        current_process()._children.pop(self, None)
        return False

    def close(self):
        if self._handle is not None:
            if not self._handle.ended():
                raise ValueError("Cannot close a process while it is still running. "
                                 "You should first call join() or terminate().")
            current_process()._children.pop(self, None)
        self._closed = True

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._handle is None, "process has already started"
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        return self._config["authkey"]

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = bytes(authkey)

    @property
    def exitcode(self):
        self._check_closed()
        if self._handle is None or not self._handle.ended():
            return None
        return self._handle.exit_code

    @property
    def ident(self):
        self._check_closed()
        if self is current_process():
            return _getpid()
        return None if self._handle is None else self._handle.pid

    pid = ident

    @property
    def sentinel(self):
        """What multiprocessing.connection.wait() waits for."""
        self._check_closed()
        if self._handle is None:
            raise ValueError("process not started")
        return self._sentinel

    def __repr__(self):
        pid = None
        if self is current_process():
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != _getpid():
            status = "unknown"
        elif self._handle is None:
            status = "initial"
        else:
            pid = self._handle.pid
            status = "stopped" if self._handle.ended() else "started"
        shown = [type(self).__name__, f"name={self._name!r}"]
        if pid is not None:
            shown.append(f"pid={pid}")
        shown += [f"parent={self._parent_pid}", status]
        if status == "stopped":
            code = self._handle.exit_code
            shown.append(f"exitcode={'-' + _SIGNALS[-code] if -code in _SIGNALS else code}")
        if self.daemon:
            shown.append("daemon")
        return f"<{' '.join(shown)}>"


def _begin_spawned(memory, message):
    _threading._enter_process()
    placeholder = BaseProcess.__new__(_MainProcess)
    placeholder.__init__()
    placeholder._config["_bootstrapping"] = True
    _set_current(placeholder)
    try:
        memory.run_main()
        process = _unpickled(message)
    except BaseException as error:
        _stderr.write(_format_exception(error))
        return 1
    return process._bootstrap()


class _Sentinel(int):
    """A descriptor; connection.wait() waits until the process behind it has ended."""

    def __new__(cls, descriptor, handle):
        made = int.__new__(cls, descriptor)
        made.ended, made.join = handle.ended, handle.join
        return made


class _ParentProcess(BaseProcess):
    def __init__(self, name, pid):
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._closed = False
        self._config = {}

    def is_alive(self):
        return True

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        raise RuntimeError("a child process that waits for its parent's end would wait for ever")


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent = None
        self._parent_pid = None
        self._handle = None
        self._closed = False
        self._config = {"authkey": bytes(range(32))}
        self._children = {}
        self._children_made = 0
        self._managers = []

    def close(self):
        pass


def _end_children():
    """What multiprocessing does when a process exits: its daemons end, the others are waited for."""
    for manager in list(current_process()._managers):
        manager.shutdown()
    for child in active_children():
        if child.daemon:
            child._handle.kill(-_SIGTERM)
    for child in active_children():
        child.join()


_main_process = _MainProcess()
_atexit.register(_end_children)
