"""gzip: compressed files. A file is read and written as a whole."""
import io
import zlib
from builtins import open as _open

_GZIP = 31  # zlib's wbits for a gzip header


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    return zlib.compress(data, compresslevel, _GZIP)


def decompress(data):
    if data[:2] != b"\x1f\x8b":
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
    return zlib.decompress(data, _GZIP)


class GzipFile:
    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, mtime=None):
        self.mode, self._level = mode.replace("t", ""), compresslevel
        self.name = filename
        self._file = fileobj or _open(filename, self.mode.replace("b", "") + "b")
        self._own = fileobj is None
        writing = "r" not in mode
        self._buffer = io.BytesIO(b"" if writing else decompress(self._file.read()))
        self._writing = writing
        self.closed = False

    def read(self, size=-1):
        return self._buffer.read(size)

    def readline(self, size=-1):
        return self._buffer.readline()

    def write(self, data):
        if not self._writing:
            raise OSError(9, "write() on read-only GzipFile object")
        return self._buffer.write(data)

    def __iter__(self):
        return iter(self._buffer)

    def close(self):
        if self.closed:
            return
        self.closed = True
        if self._writing:
            self._file.write(compress(self._buffer.getvalue(), self._level))
        if self._own:
            self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


class _TextFile:
    """A GzipFile whose content is text."""

    def __init__(self, file, encoding):
        self._file, self._encoding = file, encoding or "utf-8"

    def read(self, size=-1):
        return self._file.read(size).decode(self._encoding)

    def readline(self, size=-1):
        return self._file.readline().decode(self._encoding)

    def write(self, text):
        self._file.write(text.encode(self._encoding))
        return len(text)

    def __iter__(self):
        return (line.decode(self._encoding) for line in self._file)

    def close(self):
        self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    file = GzipFile(filename, mode, compresslevel)
    return _TextFile(file, encoding) if "t" in mode else file
