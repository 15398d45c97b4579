"""`multiprocessing.sharedctypes`: numbers and arrays of them that processes share. Rules and wording are
CPython 3.11's Lib/multiprocessing/sharedctypes.py and ctypes'."""
from multiprocessing import synchronize as _synchronize

__all__ = ["RawValue", "RawArray", "Value", "Array", "copy", "synchronized"]

_INTEGERS = {"b": ("c_byte", 8, True), "B": ("c_ubyte", 8, False), "h": ("c_short", 16, True),
             "H": ("c_ushort", 16, False), "i": ("c_int", 32, True), "I": ("c_uint", 32, False),
             "l": ("c_long", 64, True), "L": ("c_ulong", 64, False), "q": ("c_long", 64, True),
             "Q": ("c_ulong", 64, False)}
_NAMES = {"c": "c_char", "u": "c_wchar", "f": "c_float", "d": "c_double", "?": "c_bool"}
_NAMES.update((code, name) for code, (name, _, _) in _INTEGERS.items())


def _code_of(typecode_or_type):
    """One letter, for a letter or a type of ctypes (which has it as `_type_`)."""
    code = getattr(typecode_or_type, "_type_", typecode_or_type)
    if not isinstance(code, str):
        raise TypeError("this type has no size")
    if code not in _NAMES:
        raise AttributeError(f"'{code}' is no type code")
    return code


def _converted(code, value):
    """What is left of a value that was stored as such a C type."""
    if code in _INTEGERS:
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        _, bits, signed = _INTEGERS[code]
        value &= (1 << bits) - 1
        return value - (1 << bits) if signed and value >> (bits - 1) else value
    if code in "fd":
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        if code == "f":
            import struct
            return struct.unpack("f", struct.pack("f", value))[0]
        return float(value)
    if code == "?":
        return bool(value)
    if code == "c":
        if isinstance(value, int):
            return bytes([value])
        if not isinstance(value, bytes) or len(value) != 1:
            raise TypeError("one character bytes, bytearray or integer expected")
        return value
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
    return value


def _zero(code):
    return b"\0" if code == "c" else "\0" if code == "u" else False if code == "?" else _converted(code, 0)


class _RawValue:
    _process_shared = "inherited"

    def __init__(self, code, value):
        self._code = code
        self._value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = _converted(self._code, value)

    def __repr__(self):
        return f"{_NAMES[self._code]}({self._value!r})"


class _RawArray:
    _process_shared = "inherited"

    def __init__(self, code, items):
        self._code = code
        self._items = items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        i = 0
        while i < len(self._items):
            yield self._items[i]
            i += 1

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._shown(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError("invalid index") from None

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            new = [_converted(self._code, self._item(v)) for v in value]
            if len(new) != len(self._items[i]):
                raise ValueError("Can only assign sequence of same size")
            self._items[i] = new
            return
        try:
            self._items[i] = _converted(self._code, value)
        except IndexError:
            raise IndexError("invalid index") from None

    def _item(self, value):
        return bytes([value]) if self._code == "c" and isinstance(value, int) else value

    def _shown(self, items):
        if self._code in "cu":
            return (b"" if self._code == "c" else "").join(items)
        return items

    @property
    def raw(self):
        self._check_text("raw", "c")
        return self._shown(self._items)

    @raw.setter
    def raw(self, content):
        self._check_text("raw", "c")
        if len(content) > len(self._items):
            raise ValueError("byte string too long")
        self._items[:len(content)] = [bytes([b]) for b in content]

    @property
    def value(self):
        self._check_text("value", "cu")
        zero = _zero(self._code)
        return self._shown(self._items).split(zero, 1)[0]

    @value.setter
    def value(self, text):
        self._check_text("value", "cu")
        if len(text) > len(self._items):
            raise ValueError(f"{'byte ' if self._code == 'c' else ''}string too long")
        items = [self._item(item) for item in text]
        if len(items) < len(self._items):
            items.append(_zero(self._code))
        self._items[:len(items)] = items

    def _check_text(self, name, codes):
        if self._code not in codes:
            raise AttributeError(f"'{self._type_name()}' object has no attribute '{name}'")

    def _type_name(self):
        return f"{_NAMES[self._code]}_Array_{len(self._items)}"

    def __repr__(self):
        return f"<multiprocessing.sharedctypes.{self._type_name()} object at {id(self):#x}>"


def RawValue(typecode_or_type, *args):
    code = _code_of(typecode_or_type)
    return _RawValue(code, _converted(code, *args) if args else _zero(code))


def RawArray(typecode_or_type, size_or_initializer):
    code = _code_of(typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _RawArray(code, [_zero(code)] * size_or_initializer)
    made = _RawArray(code, [])
    made._items = [_converted(code, made._item(item)) for item in size_or_initializer]
    return made


class SynchronizedBase:
    _process_shared = "inherited"

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or _synchronize.RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        with self:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        return self[start:stop]


class SynchronizedString(SynchronizedArray):
    @property
    def value(self):
        with self:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self:
            self._obj.value = value

    @property
    def raw(self):
        with self:
            return self._obj.raw

    @raw.setter
    def raw(self, value):
        with self:
            self._obj.raw = value


def _with_lock(obj, lock):
    if lock is False:
        return obj
    if lock in (True, None):
        lock = _synchronize.RLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, lock)


def Value(typecode_or_type, *args, lock=True, ctx=None):
    return _with_lock(RawValue(typecode_or_type, *args), lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    return _with_lock(RawArray(typecode_or_type, size_or_initializer), lock)


def copy(obj):
    return _RawValue(obj._code, obj._value) if isinstance(obj, _RawValue) else _RawArray(obj._code, list(obj._items))


def synchronized(obj, lock=None, ctx=None):
    if isinstance(obj, _RawValue):
        return Synchronized(obj, lock)
    return (SynchronizedString if obj._code == "c" else SynchronizedArray)(obj, lock)
