"""`collections.abc`: what containers, iterators and coroutines can do, as abstract classes."""
from _abc_protocols import (AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Collection,
                            Container, Coroutine, Generator, Hashable, Iterable, Iterator, Reversible,
                            Sized)
from _abc_containers import (ByteString, ItemsView, KeysView, Mapping, MappingView, MutableMapping,
                             MutableSequence, MutableSet, Sequence, Set, ValuesView)

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable",
           "Iterable", "Iterator", "Generator", "Reversible", "Sized", "Container", "Callable",
           "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView",
           "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString"]


def _register():
    from _collections import deque
    for abstract, classes in {
        Set: (frozenset, type({}.keys()), type({}.items())),
        MutableSet: (set,),
        Mapping: (type(type.__dict__),),
        MutableMapping: (dict,),
        Sequence: (tuple, str, range, memoryview),
        ByteString: (bytes, bytearray),
        MutableSequence: (list, bytearray, deque),
        KeysView: (type({}.keys()),),
        ItemsView: (type({}.items()),),
        ValuesView: (type({}.values()),),
    }.items():
        for cls in classes:
            abstract.register(cls)


_register()
