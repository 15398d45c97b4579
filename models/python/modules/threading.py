"""`threading`: Thread and what is made of it. Locks, conditions, events, semaphores and the threads
themselves are the simulator's (_threading)."""
import _unmodelled
from _threading import (BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore,
                        get_ident, start as _start, current as _current, enumerate as _enumerate,
                        print_exception as _print_exception, rename as _rename,
                        set_current as _set_current, set_hooks as _set_hooks,
                        shut_pools_down as _shut_pools_down)

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError

_counter = 0
_at_shutdown = []


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _new_name("Thread-%d")
            if target is not None:
                target_name = getattr(target, "__name__", None)
                if target_name is not None:
                    name += f" ({target_name})"
        self._name = name
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._handle = None
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._handle is not None:
            status = "started" if self.is_alive() else "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._handle is not None:
            raise RuntimeError("threads can only be started once")
        self._handle = True  # until the thread has begun, which happens before _start returns
        self._handle = _start(self._name, bool(self._daemonic), self, self._bootstrap)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        try:
            self.run()
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._handle is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._handle is not _ADOPTED:
            self._handle.join(timeout)

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        if self._handle is None:
            return False
        if self._handle is _ADOPTED:
            return self in _enumerate()
        return self._handle is True or self._handle.is_alive()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)
        if self is current_thread():
            _rename(self._name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return None if self._ident is None else self._ident // 4096 % 4096 + 1000

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._handle is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        _deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName", "set the name attribute")
        self.name = name

    def isDaemon(self):
        _deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic


_ADOPTED = object()  # the handle of a thread that no program made: the main one, and a pool's worker


def _adopt(cls, name):
    """The running thread as an object."""
    thread = cls.__new__(cls)
    thread._name = name
    thread._daemonic = False
    thread._handle = _ADOPTED
    thread._ident = get_ident()
    thread._initialized = True
    return thread


class _MainThread(Thread):
    pass


class ExceptHookArgs(tuple):
    @property
    def exc_type(self):
        return self[0]

    @property
    def exc_value(self):
        return self[1]

    @property
    def exc_traceback(self):
        return self[2]

    @property
    def thread(self):
        return self[3]


def excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    _print_exception(f"Exception in thread {name}:", args.exc_value)


__excepthook__ = excepthook


class Timer(Thread):
    """Calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets threads go on when `parties` of them have come. States as CPython 3.11 Lib/threading.py:
    0 filling, 1 draining, -1 resetting, -2 broken."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0
        self._count = 0

    def __repr__(self):
        cls = type(self)
        if self.broken:
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>"
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" waiters={self.n_waiting}/{self.parties}>")

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._await_release(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _await_release(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


class local:
    """Attributes that each thread sees its own values of."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local_arguments", (args, kwargs))
        object.__setattr__(self, "_local_values", {get_ident(): {}})
        return self

    def __getattribute__(self, name):
        values = _values_of(self)
        if name == "__dict__":
            return values
        if name in values:
            return values[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        _values_of(self)[name] = value

    def __delattr__(self, name):
        values = _values_of(self)
        if name not in values:
            raise AttributeError(name)
        del values[name]


def _values_of(local_object):
    by_thread = object.__getattribute__(local_object, "_local_values")
    ident = get_ident()
    if ident not in by_thread:
        by_thread[ident] = {}
        args, kwargs = object.__getattribute__(local_object, "_local_arguments")
        if type(local_object).__init__ is not object.__init__:
            type(local_object).__init__(local_object, *args, **kwargs)
    return by_thread[ident]


class _DummyThread(Thread):
    """One that `_thread` started, once somebody asks it who it is."""


def current_thread():
    thread = _current()
    if thread is None:
        thread = _adopt(_DummyThread, _new_name("Dummy-%d"))
        thread._daemonic = True
        _set_current(thread)
    return thread


def main_thread():
    return _enumerate()[0]


def active_count():
    return len(_enumerate())


def enumerate():
    return _enumerate()


def get_native_id():
    return current_thread().native_id


def stack_size(size=0):
    return 0


def settrace(function):
    _refuse_hook("threading.settrace", function)


def setprofile(function):
    _refuse_hook("threading.setprofile", function)


def gettrace():
    return None


getprofile = gettrace


def _refuse_hook(name, function):
    """Taking away a hook that nobody set is fine."""
    if function is not None:
        _unmodelled.function(name, "the timeline shows what runs when")()


def currentThread():
    _deprecated("currentThread", "use current_thread()")
    return current_thread()


def activeCount():
    _deprecated("activeCount", "use active_count()")
    return active_count()


def _deprecated(name, instead):
    import warnings
    warnings.warn(f"{name}() is deprecated, {instead} instead", DeprecationWarning, stacklevel=1)


def _register_atexit(function, *args, **kwargs):
    _at_shutdown.append(lambda: function(*args, **kwargs))


def _shutdown():
    """Called when a process's main thread has ended: finishes the work of pools, then joins the threads
    that aren't daemons."""
    if main_thread() is _main_thread:
        for function in reversed(_at_shutdown):
            function()
        _shut_pools_down()
    while True:
        others = [t for t in _enumerate() if t._handle is not _ADOPTED and not t.daemon]
        if not others:
            return
        others[0].join()


def _enter_process():
    """Called by the first thread of a simulated process."""
    _set_current(_adopt(_MainThread, "MainThread"))


_main_thread = _adopt(_MainThread, "MainThread")
_set_hooks(_main_thread, lambda name: _adopt(Thread, name))
