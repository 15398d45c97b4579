"""`functools`: partial, reduce and the wrapper of lru_cache are native (_functools)."""
from _functools import cached_function as _lru_cache_wrapper, partial, reduce

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cmp_to_key", "cache", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped  # last: the update may bring the wrapped one's own
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ── total_ordering ──

def _by(root, answer):
    """A comparison made of `root`: answer(what root says, self, other)."""
    def compare(self, other):
        known = getattr(type(self), root)(self, other)
        return known if known is NotImplemented else answer(known, self, other)
    return compare


# root: what each of the others answers, from root's answer
_ORDERINGS = {
    "__lt__": {"__gt__": lambda lt, a, b: not lt and a != b,
               "__le__": lambda lt, a, b: lt or a == b,
               "__ge__": lambda lt, a, b: not lt},
    "__le__": {"__ge__": lambda le, a, b: not le or a == b,
               "__lt__": lambda le, a, b: le and a != b,
               "__gt__": lambda le, a, b: not le},
    "__gt__": {"__lt__": lambda gt, a, b: not gt and a != b,
               "__ge__": lambda gt, a, b: gt or a == b,
               "__le__": lambda gt, a, b: not gt},
    "__ge__": {"__le__": lambda ge, a, b: not ge or a == b,
               "__gt__": lambda ge, a, b: ge and a != b,
               "__lt__": lambda ge, a, b: not ge},
}


def total_ordering(cls):
    defined = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in defined)
    for name, answer in _ORDERINGS[root].items():
        if name not in defined:
            method = _by(root, answer)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class KeyWrapper:
    __slots__ = ("obj", "_compare")
    __hash__ = None

    def __init__(self, obj, compare):
        self.obj = obj
        self._compare = compare

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    def key(obj):
        return KeyWrapper(obj, mycmp)
    return key


# ── Caches ──

_CacheInfo = None  # made when the first program asks: namedtuple is a module away


def _cache_info(self):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    return _CacheInfo(*self.cache_counts())


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize) and isinstance(typed, bool):  # @lru_cache without parentheses
        return _cached(maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_info = partial(_cache_info, wrapper)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


_MISSING = object()


class cached_property:
    """The value lies in the instance's `__dict__` under the same name, which is found first from then on."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {self.attrname!r} property.") from None
        value = values.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = values[self.attrname] = self.func(instance)
        return value


# ── partialmethod ──

class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{k}={v!r}" for k, v in self.keywords.items())
        return f"functools.partialmethod({self.func}, {args}, {keywords})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:  # a classmethod, say: it knows its first argument
                result = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, "__self__"):
                    result.__self__ = bound.__self__
                return result
        return self._unbound().__get__(obj, cls)

    def _unbound(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# ── singledispatch ──

def _best_match(cls, registry):
    """The registered class that stands first in the MRO of cls; abstract ones count by issubclass."""
    mro = cls.__mro__
    for base in mro[:-1]:
        if base in registry:
            return base
    matches = [known for known in registry if known is not object and issubclass(cls, known)]
    best = [known for known in matches
            if not any(other is not known and issubclass(other, known) for other in matches)]
    if len(best) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {best[0]} or {best[1]}")
    return best[0] if best else object


def _dispatch_classes(annotation):
    """The classes that an annotation names: one, those of a union, or None if it is something else."""
    if isinstance(annotation, type):
        return (annotation,)
    if getattr(annotation, "__origin__", None) is None and hasattr(annotation, "__args__") \
            or repr(getattr(annotation, "__origin__", None)) == "typing.Union":
        if all(isinstance(arg, type) for arg in annotation.__args__):
            return annotation.__args__
    return None


def singledispatch(func):
    registry = {object: func}
    found = {}

    def dispatch(cls):
        if cls not in found:
            found[cls] = registry[_best_match(cls, registry)]
        return found[cls]

    def register(cls, func=None):
        classes = _dispatch_classes(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            name, annotation = next(iter(annotations.items()))
            if isinstance(annotation, str):
                from typing import get_type_hints
                annotation = get_type_hints(func)[name]
            classes = _dispatch_classes(annotation)
            if classes is None:
                raise TypeError(f"Invalid annotation for {name!r}. {annotation!r} is not a class.")
        for each in classes:
            registry[each] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
