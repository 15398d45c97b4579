"""pickle: objects as bytes, and back. The bytes are a format of our own: what dumps() makes only loads()
here understands. What can be pickled, and the wording of what can't, is CPython 3.11's Modules/_pickle.c."""
import copyreg as _copyreg
import struct
import sys

from _process_copy import PicklingError

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
_MAGIC = b"\x80ILV"


class PickleError(Exception):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


_FUNCTION = type(lambda: None)
_BUILTIN = type(len)
_METHOD = type("", (), {"method": lambda self: None})().method.__class__


def _class_name(cls):
    """As it shows in errors. What CPython makes of a lock in Python fails because of that lock."""
    if cls.__module__ in ("threading", "queue"):
        return "_thread.RLock" if cls.__name__ == "RLock" else "_thread.lock"
    return cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__name__}"


def _find(module, path):
    """The class or function of that name."""
    found = sys.modules[module] if module in sys.modules else __import__(module)
    if "." in module and module not in sys.modules:
        found = sys.modules[module]
    for part in path.split("."):
        found = getattr(found, part)
    return found


class _Writer:
    """Every object becomes a tag and its parts; one that was met before, a reference."""

    def __init__(self):
        self.out = []
        self._met = {}   # id: number
        self._keep = []  # so that ids stay theirs

    def _size(self, tag, size):
        self.out.append(tag + struct.pack("<I", size))

    def _bytes(self, tag, data):
        self._size(tag, len(data))
        self.out.append(data)

    def _remember(self, value):
        self._met[id(value)] = len(self._keep)
        self._keep.append(value)

    def write(self, value):
        kind = type(value)
        if value is None or value is True or value is False or value is Ellipsis or value is NotImplemented:
            self._bytes(b"N", str(value).encode())
        elif kind is int:
            self._bytes(b"I", value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True))
        elif kind is float:
            self.out.append(b"F" + struct.pack("<d", value))
        elif id(value) in self._met:
            self._size(b"R", self._met[id(value)])
        elif kind is str:
            self._remember(value)
            self._bytes(b"S", value.encode("utf-8", "surrogatepass"))
        elif kind is bytes:
            self._remember(value)
            self._bytes(b"B", value)
        elif kind is tuple:
            self._sequence(b"T", value)
        elif kind in (set, frozenset):
            self._sequence(b"E" if kind is set else b"Z", list(value), value)
        elif kind is list:
            self._remember(value)
            self._size(b"L", len(value))
            self._all(value)
        elif kind is dict:
            self._remember(value)
            self._items(value)
        elif isinstance(value, type) or kind in (_FUNCTION, _BUILTIN):
            self._global(value)
        else:
            self._instance(value)

    def _all(self, items):
        for item in items:
            self.write(item)

    def _items(self, mapping):
        self._size(b"D", len(mapping))
        for key, item in list(mapping.items()):
            self.write(key)
            self.write(item)

    def _sequence(self, tag, items, value=None):
        """An immutable one is only there when its items are."""
        self._size(tag, len(items))
        self._all(items)
        self._remember(items if value is None else value)

    def _global(self, value):
        owner = getattr(value, "__self__", None)
        if type(value) is _BUILTIN and owner is not None and not hasattr(owner, "__name__"):
            self._reduced(value, (getattr, (owner, value.__name__)))
            return
        module, name = getattr(value, "__module__", None) or "builtins", getattr(value, "__qualname__", value.__name__)
        if "<locals>" in name:
            raise AttributeError(f"Can't pickle local object {name!r}")
        try:
            found = _find(module, name)
        except (ImportError, AttributeError, KeyError):
            raise PicklingError(f"Can't pickle {value!r}: attribute lookup {name} on {module} failed") from None
        if found is not value:
            raise PicklingError(f"Can't pickle {value!r}: it's not the same object as {module}.{name}")
        self._remember(value)
        self._bytes(b"G", f"{module}:{name}".encode())

    def _instance(self, value):
        cls = type(value)
        if cls is _METHOD:
            self._reduced(value, (getattr, (value.__self__, value.__name__)))
            return
        if cls in (range, slice):
            self._reduced(value, (cls, (value.start, value.stop, value.step)))
            return
        reduce = getattr(cls, "__reduce__", None)
        if cls in _copyreg.dispatch_table:
            self._reduced(value, _copyreg.dispatch_table[cls](value))
        elif "__reduce_ex__" in dir(cls) and getattr(cls, "__reduce_ex__") is not getattr(object, "__reduce_ex__", None):
            self._reduced(value, value.__reduce_ex__(4))
        elif reduce is not None and reduce is not getattr(object, "__reduce__", None):
            self._reduced(value, value.__reduce__())
        elif isinstance(value, BaseException):
            self._reduced(value, (cls, value.args, vars(value) or None))
        else:
            self._plain(value, cls)

    def _reduced(self, value, parts):
        """(callable, arguments, state, list items, dict items)"""
        if isinstance(parts, str):
            self._global(value)
            return
        function, arguments, state, items, pairs = (*parts, None, None, None)[:5]
        self.out.append(b"C")
        self.write(function)
        self.write(tuple(arguments))
        self._remember(value)
        self.write(state)
        self.write(list(items) if items is not None else None)
        self.write(list(pairs) if pairs is not None else None)

    def _plain(self, value, cls):
        builtin = next((base for base in cls.__mro__ if base.__module__ == "builtins" and base is not object), None)
        own = hasattr(value, "__dict__") or any("__slots__" in vars(base) for base in cls.__mro__)
        if not own or cls.__name__ in ("module", "generator", "coroutine", "async_generator", "frame", "code", "traceback"):
            raise TypeError(f"cannot pickle {_class_name(cls)!r} object")
        arguments = ()
        if hasattr(value, "__getnewargs__"):
            arguments = value.__getnewargs__()
        elif builtin in (int, float, str, bytes, tuple, frozenset):
            arguments = (builtin(value),)
        self.out.append(b"O")
        self.write(cls)
        self.write(arguments)
        self._remember(value)
        self.write(self._state(value, cls))
        self.write(list(value) if builtin in (list, set) else None)
        self.write(list(dict.items(value)) if builtin is dict else None)

    def _state(self, value, cls):
        if hasattr(cls, "__getstate__") and getattr(cls, "__getstate__") is not getattr(object, "__getstate__", None):
            return value.__getstate__()
        state = dict(vars(value)) if hasattr(value, "__dict__") else {}
        slots = {}
        for base in cls.__mro__:
            names = vars(base).get("__slots__", ())
            for name in [names] if isinstance(names, str) else names:
                if name.startswith("__") and not name.endswith("__"):
                    name = f"_{base.__name__.lstrip('_')}{name}"
                if name not in ("__dict__", "__weakref__") and hasattr(value, name):
                    slots[name] = getattr(value, name)
        return (state or None, slots) if slots else state or None


class _Reader:
    def __init__(self, data):
        self._data, self._at = data, 0
        self._met = []

    def _take(self, size):
        piece = self._data[self._at:self._at + size]
        if len(piece) != size:
            raise UnpicklingError("pickle data was truncated")
        self._at += size
        return piece

    def _size(self):
        return struct.unpack("<I", self._take(4))[0]

    def _remember(self, value):
        self._met.append(value)
        return value

    def read(self):
        tag = self._take(1)
        if tag == b"N":
            return _SINGLETONS[self._take(self._size())]
        if tag == b"I":
            return int.from_bytes(self._take(self._size()), "little", signed=True)
        if tag == b"F":
            return struct.unpack("<d", self._take(8))[0]
        if tag == b"R":
            return self._met[self._size()]
        if tag == b"S":
            return self._remember(self._take(self._size()).decode("utf-8", "surrogatepass"))
        if tag == b"B":
            return self._remember(self._take(self._size()))
        if tag in _IMMUTABLE:
            return self._remember(_IMMUTABLE[tag]([self.read() for _ in range(self._size())]))
        if tag == b"L":
            size, result = self._size(), self._remember([])
            for _ in range(size):
                result.append(self.read())
            return result
        if tag == b"D":
            return self._dict()
        if tag == b"G":
            return self._remember(_find(*self._take(self._size()).decode().split(":")))
        if tag in (b"C", b"O"):
            return self._instance(tag)
        raise UnpicklingError(f"invalid load key, {tag.decode('latin-1')!r}.")

    def _dict(self):
        size, result = self._size(), self._remember({})
        for _ in range(size):
            key = self.read()
            result[key] = self.read()
        return result

    def _instance(self, tag):
        function, arguments = self.read(), self.read()
        value = self._remember(function(*arguments) if tag == b"C" else function.__new__(function, *arguments))
        state, items, pairs = self.read(), self.read(), self.read()
        for item in items or ():
            value.add(item) if isinstance(value, set) else value.append(item)
        for key, item in pairs or ():
            value[key] = item
        if hasattr(value, "__setstate__") and (state is not None):
            value.__setstate__(state)
        elif state is not None:
            attributes, slots = state if isinstance(state, tuple) else (state, {})
            for name, item in {**(attributes or {}), **slots}.items():
                object.__setattr__(value, name, item) if not isinstance(value, type) else setattr(value, name, item)
        return value


_SINGLETONS = {b"None": None, b"True": True, b"False": False, b"Ellipsis": Ellipsis, b"NotImplemented": NotImplemented}
_IMMUTABLE = {b"T": tuple, b"E": set, b"Z": frozenset}


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    writer = _Writer()
    writer.write(obj)
    return _MAGIC + b"".join(writer.out)


def _load(data):
    """The object, and how many bytes it took."""
    if not data:
        raise EOFError("Ran out of input")
    if not data.startswith(_MAGIC):
        raise UnpicklingError("only bytes that pickle.dumps() made here can be loaded")
    reader = _Reader(data)
    reader._at = len(_MAGIC)
    return reader.read(), reader._at


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return _load(bytes(data))[0]


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    file.write(dumps(obj))


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    start = file.tell()
    value, size = _load(file.read())
    file.seek(start + size)
    return value


class Pickler:
    def __init__(self, file, protocol=None, **options):
        self._file = file

    def dump(self, obj):
        dump(obj, self._file)


class Unpickler:
    def __init__(self, file, **options):
        self._file = file

    def load(self):
        return load(self._file)
