"""io: files in memory. A text file is bytes and an encoding, always in step, so that there is nothing to
flush."""
from _io import (BufferedRandom, BufferedReader, BufferedWriter, BytesIO, StringIO, TextIOWrapper, UnsupportedOperation,
                 _BufferedIOBase as BufferedIOBase, _IOBase as IOBase, _TextIOBase as TextIOBase, open)

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class RawIOBase(IOBase):
    """Nothing here is raw; programs may derive from it."""


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding
