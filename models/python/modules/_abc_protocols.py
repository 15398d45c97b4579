"""The abstract classes of `collections.abc` that are protocols: each recognises any class with its methods."""
from abc import ABCMeta, abstractmethod, _has_methods
from types import GenericAlias as _GenericAlias

__name__ = "collections.abc"  # where the classes say they are from


def _protocol(*methods):
    """The __subclasshook__ of a class for which having these methods is enough."""
    def decorate(cls):
        def __subclasshook__(asked, subclass):
            return _has_methods(subclass, *methods) if asked is cls else NotImplemented
        cls.__subclasshook__ = classmethod(__subclasshook__)
        return cls
    return decorate


@_protocol("__hash__")
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


def _given(typ, val, tb):
    """The exception that throw(typ, val, tb) is to raise."""
    if val is None:
        if tb is None:
            return typ
        val = typ()
    return val if tb is None else val.with_traceback(tb)


# ── Awaitables and asynchronous iterators ──

@_protocol("__await__")
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __class_getitem__ = classmethod(_GenericAlias)


@_protocol("__await__", "send", "throw", "close")
class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise _given(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")


@_protocol("__aiter__")
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __class_getitem__ = classmethod(_GenericAlias)


@_protocol("__anext__", "__aiter__")
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_protocol("__aiter__", "__anext__", "asend", "athrow", "aclose")
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        raise _given(typ, val, tb)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError("asynchronous generator ignored GeneratorExit")


# ── Iterators ──

@_protocol("__iter__")
class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    __class_getitem__ = classmethod(_GenericAlias)


@_protocol("__iter__", "__next__")
class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


@_protocol("__reversed__", "__iter__")
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None


@_protocol("__iter__", "__next__", "send", "throw", "close")
class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise _given(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")


# ── Containers ──

@_protocol("__len__")
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_protocol("__contains__")
class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __class_getitem__ = classmethod(_GenericAlias)


@_protocol("__len__", "__iter__", "__contains__")
class Collection(Sized, Iterable, Container):
    __slots__ = ()


class _CallableAlias:
    """Callable[[int], str]"""

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        parameters = tuple(parameters) if isinstance(parameters, (list, tuple)) else (parameters,)
        self = object.__new__(cls)
        self.__origin__ = origin
        self.__args__ = parameters + (result,)
        return self

    @property
    def __parameters__(self):
        return _GenericAlias(tuple, self.__args__).__parameters__

    def __repr__(self):
        *parameters, result = [repr(_GenericAlias(tuple, (arg,)))[len("tuple["):-1] for arg in self.__args__]
        if parameters == ["..."]:
            return f"collections.abc.Callable[..., {result}]"
        return f"collections.abc.Callable[[{', '.join(parameters)}], {result}]"

    def __eq__(self, other):
        if not isinstance(other, _CallableAlias):
            return NotImplemented
        return self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getitem__(self, item):
        made = _GenericAlias(tuple, self.__args__)[item]
        return type(self)(self.__origin__, (list(made.__args__[:-1]), made.__args__[-1]))


@_protocol("__call__")
class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __class_getitem__ = classmethod(_CallableAlias)
