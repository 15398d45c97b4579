"""`multiprocessing.shared_memory`: named blocks of bytes that all processes see. Rules and wording are
CPython 3.11's Lib/multiprocessing/shared_memory.py."""
__all__ = ["SharedMemory", "ShareableList"]

_blocks = {}  # by name: bytearrays


def _new_name():
    number = len(_blocks)
    while (name := f"psm_{number:08x}") in _blocks:
        number += 1
    return name


class SharedMemory:
    _process_shared = "anywhere"

    def __init__(self, name=None, create=False, size=0):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        if create:
            if name is None:
                name = _new_name()
            elif name in _blocks:
                raise FileExistsError(17, "File exists", "/" + name)
            _blocks[name] = bytearray(size)
        elif name not in _blocks:
            raise FileNotFoundError(2, "No such file or directory", "/" + name)
        self._name = name
        self._block = _blocks[name]
        self._buf = memoryview(self._block)

    def _forked(self):
        copy = SharedMemory.__new__(SharedMemory)
        copy._name, copy._block = self._name, self._block
        copy._buf = None if self._buf is None else memoryview(self._block)
        return copy

    @property
    def buf(self):
        return self._buf

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return len(self._block)

    def __reduce__(self):
        return SharedMemory, (self._name, False, self.size)

    def __repr__(self):
        return f"{type(self).__name__}({self._name!r}, size={self.size})"

    def close(self):
        self._buf = None

    def unlink(self):
        if self._name not in _blocks:
            raise FileNotFoundError(2, "No such file or directory", "/" + self._name)
        del _blocks[self._name]


class ShareableList:
    _process_shared = "anywhere"
    _by_name = {}

    def __init__(self, sequence=None, *, name=None):
        if sequence is None:
            self.shm = SharedMemory(name)
            self._items = ShareableList._by_name[name]
        else:
            self._items = list(sequence)
            for item in self._items:
                self._check_type(item)
            self.shm = SharedMemory(name, create=True, size=8 * len(self._items) + 8)
            ShareableList._by_name[self.shm.name] = self._items

    def _check_type(self, item):
        if not isinstance(item, (int, float, bool, str, bytes, type(None))):
            raise KeyError(type(item))

    def __getitem__(self, position):
        try:
            return self._items[position]
        except IndexError:
            raise IndexError("index out of range") from None

    def __setitem__(self, position, value):
        try:
            old = self._items[position]
        except IndexError:
            raise IndexError("assignment index out of range") from None
        self._check_type(value)
        if isinstance(value, (str, bytes)) and isinstance(old, (str, bytes)):
            room = max(8, -(-len(old) // 8) * 8)
            if len(value if isinstance(value, bytes) else value.encode()) > room:
                raise ValueError("bytes/str item exceeds available storage")
        self._items[position] = value

    def __len__(self):
        return len(self._items)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)}, name={self.shm.name!r})"

    def count(self, value):
        return sum(value == entry for entry in self)

    def index(self, value):
        for position, entry in enumerate(self):
            if value == entry:
                return position
        raise ValueError("ShareableList.index(x): x not in list")
