"""struct: values as bytes of C types."""
from _struct import calcsize, error, pack, unpack, unpack_from


def iter_unpack(format, buffer):
    size = calcsize(format)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (unpack_from(format, buffer, offset) for offset in range(0, len(buffer), size))


def pack_into(format, buffer, offset, *values):
    data = pack(format, *values)
    if not 0 <= offset <= len(buffer) - len(data):
        raise error(f"pack_into requires a buffer of at least {offset + len(data)} bytes for packing {len(data)} bytes "
                    f"at offset {offset} (actual buffer size is {len(buffer)})")
    buffer[offset:offset + len(data)] = data


class Struct:
    """A format, ready for use."""

    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
