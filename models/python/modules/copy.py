"""`copy`: shallow and deep copies. An object copies itself (`__copy__`, `__deepcopy__`), or by what
`__reduce_ex__` says if its class has one of its own, or attribute by attribute."""
import copyreg as _copyreg
from _weakref import ref
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_ATOMIC = {type(None), int, float, bool, str, bytes, range, type(...), type(NotImplemented), type, FunctionType,
           BuiltinFunctionType, CodeType, property, ref}
_MISSING = object()


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset, slice) or issubclass(cls, type):
        return x
    if cls in (list, dict, set):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, lambda part: part)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    made = memo.get(id(x), _MISSING)
    if made is not _MISSING:
        return made
    cls = type(x)
    if cls in _ATOMIC or issubclass(cls, type):
        return x
    copier = _DEEP.get(cls)
    method = None if copier else getattr(cls, "__deepcopy__", None)
    if copier is not None:
        made = copier(x, memo)
    elif method is not None:
        made = method(x, memo)
    else:
        made = _rebuild(x, lambda part: deepcopy(part, memo), memo)
    if made is not x:
        memo[id(x)] = made
        memo.setdefault(id(memo), []).append(x)  # x lives as long as its id is used
    return made


def _deep_list(x, memo):
    made = []
    memo[id(x)] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deep_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    made = memo.get(id(x), _MISSING)  # a cycle through the tuple has copied it already
    if made is not _MISSING:
        return made
    return x if all(a is b for a, b in zip(x, items)) else tuple(items)


def _deep_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, set: _deep_set, frozenset: _deep_set,
         MethodType: _deep_method}


def _own_method(cls, name):
    """The method along the MRO before `object`, or None."""
    for base in cls.__mro__[:-1]:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _slot_names(cls):
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                mangled = name.startswith("__") and not name.endswith("__")
                yield f"_{base.__name__.lstrip('_')}{name}" if mangled else name


_CONTAINERS = (list, dict, set, frozenset, tuple, str, bytes, int, float)
_UNCOPIED = (type(_ for _ in ()), ModuleType, type((lambda: (yield))()))


def _rebuild(x, part, memo=None):
    """A new object of x's class whose parts are part(…) of x's."""
    cls = type(x)
    if cls in _copyreg.dispatch_table:
        return _from_reduced(_copyreg.dispatch_table[cls](x), part, memo, x)
    if _own_method(cls, "__reduce_ex__") is not None or _own_method(cls, "__reduce__") is not None:
        reduced = x.__reduce_ex__(4) if _own_method(cls, "__reduce_ex__") is not None else x.__reduce__()
        if isinstance(reduced, str):
            return x
        return _from_reduced(reduced, part, memo, x)
    if isinstance(x, _UNCOPIED) or cls.__module__ in ("_thread", "_threading", "asyncio", "_asyncio", "coroutine") \
            or cls.__name__ in ("coroutine", "async_generator", "lock", "RLock", "TextIOWrapper"):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    if hasattr(cls, "__next__") and not isinstance(_own_method(cls, "__next__"), FunctionType):
        raise TypeError(f"copying a {cls.__name__!r} iterator isn't supported")
    if isinstance(x, BaseException):
        made = cls.__new__(cls, *part(x.args))
        made.args = part(x.args)
        made.__dict__.update({name: part(value) for name, value in x.__dict__.items()})
        return made
    if _own_method(cls, "__getnewargs_ex__") is not None:
        args, kwargs = x.__getnewargs_ex__()
        made = cls.__new__(cls, *part(args), **part(kwargs))
    elif _own_method(cls, "__getnewargs__") is not None:
        made = cls.__new__(cls, *part(x.__getnewargs__()))
    else:
        base = next((base for base in _CONTAINERS if isinstance(x, base)), None)
        immutable = base in (tuple, str, bytes, int, float, frozenset)
        made = cls.__new__(cls, base(x) if memo is None else part(base(x))) if immutable else cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = made
    get_state, set_state = _own_method(cls, "__getstate__"), getattr(cls, "__setstate__", None)
    if get_state is not None:
        state = part(x.__getstate__())
        if set_state is not None:
            set_state(made, state)
        elif isinstance(state, dict):
            made.__dict__.update(state)
    else:
        attributes = {name: part(value) for name, value in getattr(x, "__dict__", {}).items()}
        if set_state is not None:
            set_state(made, attributes)
        elif attributes:
            made.__dict__.update(attributes)
        for name in _slot_names(cls):
            if hasattr(x, name):
                object.__setattr__(made, name, part(getattr(x, name)))
    if isinstance(x, list):
        for item in list.__iter__(x):
            list.append(made, part(item))
    elif isinstance(x, dict):
        for key, value in dict.items(x):
            dict.__setitem__(made, part(key), part(value))
    elif isinstance(x, set):
        made.update([part(item) for item in set.__iter__(x)])
    return made


def _from_reduced(reduced, part, memo, x):
    function, args, state, items, pairs = (*reduced, *[None] * 5)[:5]
    made = function(*(part(arg) for arg in args))
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        state = part(state)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            plain, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            if plain is not None:
                made.__dict__.update(plain)
            for name, value in (slots or {}).items():
                setattr(made, name, value)
    for item in items or ():
        made.append(part(item))
    for key, value in pairs or ():
        made[part(key)] = part(value)
    return made
