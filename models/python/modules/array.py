"""array: numbers of one C type in a row. A list underneath, whose items are checked as they come."""
import struct

typecodes = "bBuhHiIlLqQfd"


class array:
    __slots__ = ("typecode", "_items")

    def __init__(self, typecode, initializer=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode {typecode!r}")
        self.typecode, self._items = typecode, []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    itemsize = property(lambda self: 4 if self.typecode == "u" else struct.calcsize(self.typecode))

    def _checked(self, value):
        """The value as an item of this type reads back."""
        if self.typecode == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if self.typecode in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return float(value) if self.typecode == "d" else struct.unpack("f", struct.pack("f", value))[0]
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = 8 * self.itemsize
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if self.typecode.islower() else (0, (1 << bits) - 1)
        if not low <= value <= high:
            names = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer",
                     "H": "unsigned short", "i": "signed integer", "I": "unsigned int"}
            if self.typecode not in names:
                raise OverflowError("Python int too large to convert to C long")
            raise OverflowError(f"{names[self.typecode]} is {'less than minimum' if value < low else 'greater than maximum'}")
        return int(value)

    def append(self, v):
        self._items.append(self._checked(v))

    def extend(self, iterable):
        if isinstance(iterable, array) and iterable.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        self._items += [self._checked(value) for value in iterable]

    def fromlist(self, list):
        self.extend(list)

    def tolist(self):
        return self._items[:]

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return struct.pack(f"{len(self._items)}{self.typecode}", *self._items)

    def frombytes(self, buffer):
        buffer = bytes(buffer)
        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items += buffer.decode("utf-32-le")
        else:
            self._items += struct.unpack(f"{len(buffer) // self.itemsize}{self.typecode}", buffer)

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def insert(self, i, v):
        self._items.insert(i, self._checked(v))

    def pop(self, i=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(i)

    def remove(self, v):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, start=0, stop=9223372036854775807):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def byteswap(self):
        swapped = array(self.typecode)
        size, data = self.itemsize, self.tobytes()
        swapped.frombytes(b"".join(data[at:at + size][::-1] for at in range(0, len(data), size)))
        self._items[:] = swapped._items

    def _like(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._like(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError(f'can only assign array (not "{type(v).__name__}") to array slice')
            self._items[i] = v._items
            return
        try:
            self._items[i] = self._checked(v)
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        shown = repr("".join(self._items)) if self.typecode == "u" else repr(self._items)
        return f"array('{self.typecode}', {shown})"

    def __copy__(self):
        return self._like(self._items[:])

    def __reduce__(self):
        return array, (self.typecode, self._items[:])


ArrayType = array
