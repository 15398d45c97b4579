"""io: files in memory."""
from _io import BufferedReader, BufferedWriter, BytesIO, StringIO, TextIOWrapper, UnsupportedOperation, open

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
