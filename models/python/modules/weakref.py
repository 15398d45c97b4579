"""`weakref`: references that don't keep their object alive; ref itself is native (_weakref)."""
from _weakref import getweakrefcount, getweakrefs, ref
from collections.abc import MutableMapping, MutableSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ReferenceType = ref


# ── proxy ──

class ProxyType:
    """Stands for an object as long as it lives. The operators are those of its class, so each is forwarded."""
    __slots__ = ("_ProxyType__ref", "__weakref__")
    __hash__ = None

    def __init__(self, ref):
        object.__setattr__(self, "_ProxyType__ref", ref)

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_ProxyType__ref")()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyType.__name__ = ProxyType.__qualname__ = "weakproxy"
CallableProxyType.__name__ = CallableProxyType.__qualname__ = "weakcallableproxy"
ProxyTypes = (ProxyType, CallableProxyType)


def _referent(proxy):
    target = object.__getattribute__(proxy, "_ProxyType__ref")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _forward_operators():
    import operator

    def unwrapped(value):
        return _referent(value) if isinstance(type(value), type) and issubclass(type(value), ProxyType) else value

    def forward(function):
        return lambda self, *args: function(_referent(self), *map(unwrapped, args))

    def reflected(function):
        return lambda self, other: function(unwrapped(other), _referent(self))

    unary = {"__str__": str, "__len__": len, "__iter__": iter, "__next__": next, "__bool__": bool, "__int__": int,
             "__float__": float, "__abs__": abs, "__reversed__": reversed, "__neg__": operator.neg,
             "__pos__": operator.pos, "__invert__": operator.invert, "__index__": operator.index}
    binary = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_",
              "xor")
    for name, function in unary.items():
        setattr(ProxyType, name, forward(function))
    for name in ("getitem", "setitem", "delitem", "contains", "lt", "le", "eq", "ne", "gt", "ge"):
        setattr(ProxyType, f"__{name}__", forward(getattr(operator, name)))
    for name in binary:
        function = getattr(operator, name)
        setattr(ProxyType, f"__{name.rstrip('_')}__", forward(function))
        setattr(ProxyType, f"__r{name.rstrip('_')}__", reflected(function))


_forward_operators()


def proxy(object, callback=None, /):
    cls = CallableProxyType if callable(object) else ProxyType
    made = None
    if callback is None:
        return cls(ref(object))

    def tell(_):
        alive = made()
        if alive is not None:
            callback(alive)
    result = cls(ref(object, tell))
    made = ref(result)
    return result


# ── Containers ──

class _KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(cls, object, callback, key):
        self = super().__new__(cls, object, callback)
        self.key = key
        return self

    def __init__(self, object, callback, key):
        super().__init__(object, callback)


KeyedRef = _KeyedRef


class WeakValueDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        this = ref(self)

        def remove(dead):
            alive = this()
            if alive is not None and alive.data.get(dead.key) is dead:
                del alive.data[dead.key]
        self._remove = remove
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        found = self.data.get(key)
        return found is not None and found() is not None

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for key, found in list(self.data.items()):
            if found() is not None:
                yield key

    keys = __iter__

    def items(self):
        for key, found in list(self.data.items()):
            value = found()
            if value is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def get(self, key, default=None):
        found = self.data.get(key)
        value = found() if found is not None else None
        return default if value is None else value

    def pop(self, key, *args):
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is None:
            if args:
                return args[0]
            raise KeyError(key)
        return value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def copy(self):
        return self.__class__(dict(self.items()))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.items():
            made[deepcopy(key, memo)] = value
        return made

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        this = ref(self)

        def remove(dead):
            alive = this()
            if alive is not None:
                alive.data.pop(dead, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for found in list(self.data):
            key = found()
            if key is not None:
                yield key

    keys = __iter__

    def items(self):
        for found, value in list(self.data.items()):
            key = found()
            if key is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            found, value = self.data.popitem()
            key = found()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def copy(self):
        made = self.__class__()
        made.update(dict(self.items()))
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made

    def keyrefs(self):
        return list(self.data)

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        this = ref(self)

        def remove(dead):
            alive = this()
            if alive is not None:
                alive.data.discard(dead)
        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for found in list(self.data):
            item = found()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while True:
            try:
                found = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = found()
            if item is not None:
                return item

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return self.__class__(self)

    def union(self, other):
        return self.__class__([*self, *other])

    def difference(self, other):
        return self.__class__(item for item in self if item not in other)

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def issubset(self, other):
        return all(item in other for item in self)

    def issuperset(self, other):
        return all(item in self for item in other)

    def __repr__(self):
        return repr(self.data)


# ── Methods and endings ──

class WeakMethod(ref):
    """A reference to a bound method, which by itself would die at once."""
    __slots__ = ("_func_ref", "_meth_type", "_alive")

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        this = None

        def tell(_):
            alive = this()
            if alive is not None and alive._alive:
                alive._alive = False
                if callback is not None:
                    callback(alive)
        self = super().__new__(cls, obj, tell)
        self._func_ref = ref(func, tell)
        self._meth_type = type(meth)
        self._alive = True
        this = ref(self)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return False
        if not (self._alive and other._alive):
            return self is other
        return super().__eq__(other) and self._func_ref == other._func_ref

    __hash__ = ref.__hash__


class finalize:
    """Calls a function when an object dies, or else when the program ends."""
    _registry = {}  # finalizer: _Info, in order of creation

    class _Info:
        __slots__ = ("ref", "func", "args", "kwargs", "atexit")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registry:
            import atexit
            atexit.unregister(finalize._exit)
            atexit.register(finalize._exit)
        info = finalize._Info()
        info.ref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs
        info.atexit = True
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = finalize._registry.pop(self, None)
        return info.func(*info.args, **info.kwargs) if info else None

    def _info(self):
        """What is known of a living finalizer and its object, or (None, None)."""
        info = finalize._registry.get(self)
        obj = info and info.ref()
        return (info, obj) if obj is not None else (None, None)

    def detach(self):
        info, obj = self._info()
        if info and finalize._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        info, obj = self._info()
        if info:
            return (obj, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info, obj = self._info()
        if info is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _exit(cls):
        for finalizer, info in reversed(list(cls._registry.items())):
            if info.atexit:
                finalizer()
