"""struct, binascii, zlib: numbers and bytes."""
import binascii
import struct
import zlib

CASES = [
    lambda: struct.pack(">HiQ", 1, -2, 2**64 - 1), lambda: struct.pack("<bBhx?", -1, 255, -300, True), lambda: struct.pack("=l", 5),
    lambda: struct.pack("iq", 1, 2), lambda: struct.pack("5s2sc", b"abc", b"xyz", b"!"), lambda: struct.pack("!fd", 1.5, -0.1),
    lambda: struct.unpack("<h2i", struct.pack("<h2i", -5, 6, 7)), lambda: struct.unpack(">Q", b"\xff" * 8), lambda: struct.unpack("4s", b"ab\x00c"),
    lambda: struct.unpack(">f", struct.pack(">f", 0.1)), lambda: struct.calcsize("bi"), lambda: struct.calcsize("<bi"), lambda: struct.calcsize("3i2x"),
    lambda: struct.Struct(">I").pack(7), lambda: struct.unpack_from(">H", b"\x00\x01\x02\x03", 2), lambda: list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")),
    lambda: struct.pack("b", 200), lambda: struct.pack("H", -1), lambda: struct.pack("i", 2**31), lambda: struct.pack("i", "x"), lambda: struct.pack("2i", 1),
    lambda: struct.unpack("i", b"abc"), lambda: struct.pack("y", 1), lambda: struct.pack("f", "x"), lambda: struct.pack("3"),
    lambda: binascii.hexlify(b"\x00\xffA"), lambda: binascii.unhexlify("00ff41"), lambda: binascii.b2a_base64(b"hello"), lambda: binascii.a2b_base64("aGVsbG8="),
    lambda: binascii.unhexlify("0"), lambda: binascii.unhexlify("zz"), lambda: binascii.a2b_base64("abc"), lambda: binascii.a2b_base64("a"),
    lambda: (binascii.crc32(b"hello"), zlib.crc32(b"world", 5), zlib.adler32(b"x")), lambda: zlib.decompress(zlib.compress(b"a" * 1000)) == b"a" * 1000,
    lambda: len(zlib.compress(b"a" * 1000)) < 50, lambda: zlib.decompress(b"nonsense"), lambda: zlib.decompress(zlib.compress(b"abc")[:-1]),
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
