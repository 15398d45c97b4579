"""`multiprocessing.managers`: a process that keeps objects, and proxies through which others use them.

As in CPython each thread that uses a manager has a thread of the manager's process to itself, so that a
call may block, and locks know who holds them. What goes to and fro is pickled. Rules and wording are
CPython 3.11's Lib/multiprocessing/managers.py.
"""
import queue as _queue
import threading as _threading
from multiprocessing.context import ProcessError, default_context as _default_context
from multiprocessing.process import current_process as _current_process
from multiprocessing.queues import SimpleQueue as _SimpleQueue

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Token"]


class RemoteError(Exception):
    def __str__(self):
        return f"\n{'-' * 75}\n{self.args[0]}{'-' * 75}"


class Token:
    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __repr__(self):
        return f"Token(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"


class _Server:
    """Runs in the manager's process."""

    def __init__(self, registry):
        self._registry = registry
        self._objects = []

    def run(self, arrivals, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while True:
            connection = arrivals.get()
            if connection is None:
                return
            _threading.Thread(target=self._serve, args=connection, daemon=True).start()

    def _serve(self, requests, replies):
        while True:
            request = requests.get()
            try:
                reply = (True, self._answer(*request))
            except Exception as error:
                reply = (False, error)
            try:
                replies.put(reply)
            except Exception as error:
                replies.put((False, RemoteError(f"Unserializable message: {error!r}\n")))

    def _answer(self, action, *details):
        if action == "create":
            typeid, args, kwds = details
            return self._keep(self._registry[typeid].callable(*args, **kwds))
        if action == "value":
            return self._objects[details[0]]
        ident, name, args, kwds = details
        result = getattr(self._objects[ident], name)(*args, **kwds)
        if action == "call and keep":
            return self._keep(result)
        if isinstance(result, _VIEWS):
            return list(result)
        return result

    def _keep(self, made):
        """Where it is, and what proxies can call."""
        self._objects.append(made)
        return len(self._objects) - 1, _public_methods(made)


_VIEWS = (type({}.keys()), type({}.values()), type({}.items()))


def _public_methods(referent):
    return [name for name in dir(referent) if name[0] != "_" and callable(getattr(referent, name))]


class _Link:
    """The way to a server."""

    _process_shared = "anywhere"

    def __init__(self):
        self.arrivals = _SimpleQueue()
        self.connections = {}  # by thread
        self.is_up = True

    def ask(self, *request):
        thread = _threading.get_ident()
        if not self.is_up:
            if thread in self.connections:
                raise BrokenPipeError(32, "Broken pipe")
            raise FileNotFoundError(2, "No such file or directory")
        if thread not in self.connections:
            self.connections[thread] = (_Way(), _Way())
            self.arrivals.put(self.connections[thread])
        requests, replies = self.connections[thread]
        requests.put(request)
        success, value = replies.get()
        if not success:
            raise value
        return value


class _Way(_SimpleQueue):
    _process_shared = "anywhere"


class BaseManager:
    _process_shared = "inherited"
    _registry = {}

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        self._address = address
        self._context = ctx or _default_context.get_context()
        self._state = "initial"

    @property
    def address(self):
        return self._address

    def start(self, initializer=None, initargs=()):
        if self._state != "initial":
            raise ProcessError("Already started server" if self._state == "started" else
                               "Manager has shut down")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._link = _Link()
        self._process = self._context.Process(target=_run_server, args=(
            self._registry, self._link, initializer, initargs))
        numbers = ":".join(str(i) for i in self._process._identity)
        self._process.name = f"{type(self).__name__}-{numbers}"
        self._process.start()
        if self._address is None:
            self._address = f"/tmp/pymp-{self._process.pid}/listener-manager"
        self._state = "started"
        _current_process()._managers.append(self)

    def get_server(self):
        raise NotImplementedError("get_server() isn't modelled: a manager's server runs in a process of its"
                                  " own, as start() makes it")

    def connect(self):
        raise NotImplementedError("connect() isn't modelled: pass the manager's proxies to the processes"
                                  " that use them")

    def shutdown(self):
        if self._state == "started":
            self._state = "shutdown"
            self._link.is_up = False
            self._link.arrivals.put(None)
            self._process.join()
            _current_process()._managers.remove(self)

    def join(self, timeout=None):
        if self._state == "started":
            self._process.join(timeout)

    def __enter__(self):
        if self._state == "initial":
            self.start()
        assert self._state == "started"
        return self

    def __exit__(self, *args):
        self.shutdown()

    def _create(self, typeid, args, kwds):
        assert self._state == "started", "server not yet started"
        return _proxy(self._registry, typeid, self._address, self._link, self._link.ask("create", typeid, args, kwds))

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None,
                 create_method=True):
        if "_registry" not in cls.__dict__:
            cls._registry = cls._registry.copy()
        cls._registry[typeid] = _Registered(callable, proxytype, exposed or getattr(proxytype, "_exposed_", None),
                                            method_to_typeid or getattr(proxytype, "_method_to_typeid_", {}))
        if create_method:
            def create(self, /, *args, **kwds):
                return self._create(typeid, args, kwds)

            create.__name__ = typeid
            setattr(cls, typeid, create)


class _Registered:
    def __init__(self, callable, proxytype, exposed, method_to_typeid):
        self.callable, self.proxytype, self.exposed = callable, proxytype, exposed
        self.method_to_typeid = method_to_typeid  # of methods whose results stay with the manager


def _proxy(registry, typeid, address, link, kept):
    """For what a server keeps, as it told."""
    ident, methods = kept
    registered = registry[typeid]
    proxytype = registered.proxytype
    if proxytype is None:
        proxytype = MakeProxyType(f"AutoProxy[{typeid}]", registered.exposed or methods)
    made = proxytype(Token(typeid, address, ident), link)
    made._registry, made._kept_results = registry, registered.method_to_typeid
    return made


def _run_server(registry, link, initializer, initargs):
    _Server(registry).run(link.arrivals, initializer, initargs)


class BaseProxy:
    _process_shared = "anywhere"
    _registry, _kept_results = {}, {}

    def __init__(self, token, link):
        self._token = token
        self._link = link
        self._id = token.id

    def _callmethod(self, methodname, args=(), kwds={}):
        if methodname in self._kept_results:
            kept = self._link.ask("call and keep", self._id, methodname, args, kwds)
            return _proxy(self._registry, self._kept_results[methodname], self._token.address, self._link, kept)
        return self._link.ask("call", self._id, methodname, args, kwds)

    def _getvalue(self):
        return self._link.ask("value", self._id)

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>"

    def __str__(self):
        return self._callmethod("__repr__")


def MakeProxyType(name, exposed):
    """A class whose methods ask the referent's of the same names."""
    return type(name, (BaseProxy,), {method: _forwarder(method) for method in exposed} | {"_exposed_": tuple(exposed)})


def _forwarder(method):
    def forward(self, /, *args, **kwds):
        return self._callmethod(method, args, kwds)

    forward.__name__ = method
    return forward


class AcquirerProxy(BaseProxy):
    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod("acquire", args)

    def release(self):
        return self._callmethod("release")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, *args):
        return self._callmethod("release")


class ConditionProxy(AcquirerProxy):
    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        return self._callmethod("notify", (n,))

    def notify_all(self):
        return self._callmethod("notify_all")

    def wait_for(self, predicate, timeout=None):
        from time import monotonic
        end = None if timeout is None else monotonic() + timeout
        while not (result := predicate()):
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result


class NamespaceProxy(BaseProxy):
    def __getattr__(self, name):
        if name[0] == "_":
            return object.__getattribute__(self, name)
        return self._callmethod("__getattribute__", (name,))

    def __setattr__(self, name, value):
        if name[0] == "_":
            return object.__setattr__(self, name, value)
        return self._callmethod("__setattr__", (name, value))

    def __delattr__(self, name):
        if name[0] == "_":
            return object.__delattr__(self, name)
        return self._callmethod("__delattr__", (name,))


class ValueProxy(BaseProxy):
    def get(self):
        return self._callmethod("get")

    def set(self, value):
        return self._callmethod("set", (value,))

    value = property(get, set)


class _BarrierReferent(_threading.Barrier):
    def _ask(self, name):
        return getattr(self, name)


class BarrierProxy(MakeProxyType("BarrierProxy", ("wait", "abort", "reset"))):
    parties = property(lambda self: self._callmethod("_ask", ("parties",)))
    n_waiting = property(lambda self: self._callmethod("_ask", ("n_waiting",)))
    broken = property(lambda self: self._callmethod("_ask", ("broken",)))


class ListProxy(MakeProxyType("ListProxy", (
        "__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__", "__rmul__",
        "__setitem__", "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove",
        "reverse", "sort"))):
    def __iadd__(self, values):
        self._callmethod("extend", (values,))
        return self

    def __imul__(self, value):
        self._callmethod("__imul__", (value,))
        return self

    def __reversed__(self):
        return reversed(self._getvalue())


class DictProxy(MakeProxyType("DictProxy", (
        "__contains__", "__delitem__", "__getitem__", "__len__", "__setitem__", "clear", "copy", "get",
        "items", "keys", "pop", "popitem", "setdefault", "update", "values"))):
    def __iter__(self):
        return iter(self.keys())


class ArrayProxy(MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))):
    pass


class IteratorProxy(MakeProxyType("IteratorProxy", ("__next__", "send", "throw", "close"))):
    def __iter__(self):
        return self


class PoolProxy(MakeProxyType("PoolProxy", (
        "apply", "apply_async", "close", "imap", "imap_unordered", "join", "map", "map_async", "starmap",
        "starmap_async", "terminate"))):
    _method_to_typeid_ = {"apply_async": "AsyncResult", "map_async": "AsyncResult", "starmap_async": "AsyncResult",
                          "imap": "Iterator", "imap_unordered": "Iterator"}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.terminate()


def _make_pool(*args, **kwds):
    from multiprocessing.pool import Pool
    return Pool(*args, **kwds)


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted(f"{name}={value!r}" for name, value in self.__dict__.items() if name[0] != "_")
        return f"{type(self).__name__}({', '.join(shown)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self._value!r})"

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    import array
    return array.array(typecode, sequence)


class SyncManager(BaseManager):
    """The manager of multiprocessing.Manager()."""


for _typeid, _callable, _proxytype in [
        ("Queue", _queue.Queue, None), ("JoinableQueue", _queue.Queue, None),
        ("Event", _threading.Event, None), ("Lock", _threading.Lock, AcquirerProxy),
        ("RLock", _threading.RLock, AcquirerProxy), ("Semaphore", _threading.Semaphore, AcquirerProxy),
        ("BoundedSemaphore", _threading.BoundedSemaphore, AcquirerProxy),
        ("Condition", _threading.Condition, ConditionProxy), ("Barrier", _BarrierReferent, BarrierProxy),
        ("list", list, ListProxy), ("dict", dict, DictProxy), ("Value", Value, ValueProxy),
        ("Pool", _make_pool, PoolProxy), ("Array", Array, ArrayProxy), ("Namespace", Namespace, NamespaceProxy)]:
    SyncManager.register(_typeid, _callable, _proxytype)
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("AsyncResult", create_method=False)
