"""zlib: compression of whole buffers, and checksums."""
import _zlib
from _zlib import error
from binascii import adler32, crc32

MAX_WBITS, DEF_BUF_SIZE, DEFLATED = 15, 16384, 8
Z_DEFAULT_COMPRESSION, Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION = -1, 0, 1, 9
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    return _zlib.compress(data, level, wbits)


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    return _zlib.decompress(data, wbits)


class compressobj:
    """Keeps what it is given and compresses it at the end."""

    def __init__(self, level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS):
        self._level, self._wbits, self._pieces = level, wbits, []

    def compress(self, data):
        self._pieces.append(data)
        return b""

    def flush(self, mode=4):
        return compress(b"".join(self._pieces), self._level, self._wbits)


class decompressobj:
    """Gives everything at once when the compressed data is complete."""

    def __init__(self, wbits=MAX_WBITS):
        self._wbits, self._data, self.eof = wbits, b"", False
        self.unused_data = self.unconsumed_tail = b""

    def decompress(self, data, max_length=0):
        self._data += data
        try:
            result = decompress(self._data, self._wbits)
        except error as problem:
            if "incomplete" in str(problem):
                return b""
            raise
        self.eof = True
        return result

    def flush(self, length=0):
        return b""
