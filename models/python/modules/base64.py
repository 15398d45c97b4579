"""base64: bytes as text of 16, 32, 64 or 85 characters."""
import binascii

_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s.encode()
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.replace(b"+", altchars[:1]).replace(b"/", altchars[1:])


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        s = s.replace(altchars[:1], b"+").replace(altchars[1:], b"/")
    return binascii.a2b_base64(s, strict_mode=validate)


standard_b64encode, standard_b64decode = b64encode, b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    return b"".join(binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    s = s.upper() if casefold else s
    if any(char not in b"0123456789ABCDEF" for char in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def b32encode(s):
    pieces = []
    for at in range(0, len(s), 5):
        group = s[at:at + 5]
        number = int.from_bytes(group + b"\0" * (5 - len(group)), "big")
        digits = (len(group) * 8 + 4) // 5
        pieces.append(bytes(_BASE32[number >> shift & 31] for shift in range(35, 35 - 5 * digits, -5)) + b"=" * (8 - digits))
    return b"".join(pieces)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    s = s.upper() if casefold else s
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    digits = s.rstrip(b"=")
    if len(s) - len(digits) not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    number = 0
    for char in digits:
        value = _BASE32.find(bytes([char]))
        if value < 0:
            raise binascii.Error("Non-base32 digit found")
        number = number << 5 | value
    size = len(digits) * 5 // 8
    return (number >> len(digits) * 5 - size * 8).to_bytes(size, "big")


def b85encode(b, pad=False):
    pieces = []
    for at in range(0, len(b), 4):
        group = b[at:at + 4]
        number = int.from_bytes(group + b"\0" * (4 - len(group)), "big")
        digits = bytes(_BASE85[number // 85 ** power % 85] for power in range(4, -1, -1))
        pieces.append(digits if pad else digits[:len(group) + 1])
    return b"".join(pieces)


def b85decode(b):
    b, pieces = _bytes(b), []
    for at in range(0, len(b), 5):
        group, number = b[at:at + 5], 0
        for offset, char in enumerate(group + b"~" * (5 - len(group))):
            value = _BASE85.find(bytes([char]))
            if value < 0:
                raise ValueError(f"bad base85 character at position {at + offset}")
            number = number * 85 + value
        if number > 0xffffffff:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        pieces.append(number.to_bytes(4, "big")[:len(group) - 1])
    return b"".join(pieces)
