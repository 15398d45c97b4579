"""Bytearrays and memoryviews where the library takes bytes; copyreg."""
import copy
import copyreg
import io
import pickle
import re
import struct

data = bytearray(b"hello world")
print(re.findall(rb"o", data), re.sub(rb"o", b"0", data), re.split(rb" ", data), re.subn(b"l", lambda m: m[0].upper(), data))
print(re.match(rb"h", memoryview(data)), [m.group() for m in re.finditer(rb"(l)+", data)], re.search(b"(w)(o)", data).groups())
try:
    re.match("h", data)
except TypeError as error:
    print(error)
stream = io.BytesIO(b"abcdefgh")
print(stream.readinto(data), data, stream.tell())
stream.seek(0)
print(stream.readinto(memoryview(data)[8:10]), data)
print(stream.getbuffer()[0], bytes(stream.getbuffer()[2:4]), stream.getbuffer().nbytes)
print(struct.unpack("<H", bytearray(b"ab")), struct.unpack_from("<H", memoryview(b"abcd"), 2))
with open("file.bin", "wb") as file:
    file.write(memoryview(b"12345"))
with open("file.bin", "rb") as file:
    chunk = bytearray(3)
    while count := file.readinto(chunk):
        print(count, chunk[:count])


class Point:
    def __init__(self, x):
        self.x = x


def reduce_point(point):
    return Point, (point.x + 1,)


copyreg.pickle(Point, reduce_point)
print(pickle.loads(pickle.dumps(Point(1))).x, copy.copy(Point(5)).x, copy.deepcopy([Point(7)])[0].x)
try:
    copyreg.pickle(Point, 3)
except TypeError as error:
    print(error)
