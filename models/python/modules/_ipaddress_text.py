"""Addresses and masks of `ipaddress` as text. Wording: CPython 3.11 Lib/ipaddress.py."""
_HEX = frozenset("0123456789abcdefABCDEF")


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def is_digits(text):
    return text.isascii() and text.isdigit()


def parse(address, version):
    """The number of an address that is given as text, number, bytes or address."""
    size = 4 if version == 4 else 16
    if isinstance(address, int):
        if address < 0:
            raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{version} address")
        if address >= 1 << 8 * size:
            raise AddressValueError(f"{address} (>= 2**{8 * size}) is not permitted as an IPv{version} address")
        return address
    if isinstance(address, bytes):
        if len(address) != size:
            raise AddressValueError(f"{address!r} (len {len(address)} != {size}) is not permitted as an IPv{version} address")
        return int.from_bytes(address, "big")
    text = str(address)
    if "/" in text:
        raise AddressValueError(f"Unexpected '/' in {address!r}")
    if not text:
        raise AddressValueError("Address cannot be empty")
    return _parse_4(text) if version == 4 else _parse_6(text)


def _parse_4(text):
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    try:
        return int.from_bytes(map(_octet, octets), "big")
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None


def _octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not is_digits(text):
        raise ValueError(f"Only decimal digits permitted in {text!r}")
    if len(text) > 3:
        raise ValueError(f"At most 3 characters permitted in {text!r}")
    if text != "0" and text[0] == "0":
        raise ValueError(f"Leading zeros are not permitted in {text!r}")
    if int(text) > 255:
        raise ValueError(f"Octet {int(text)} (> 255) not permitted")
    return int(text)


def _parse_6(text):
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:  # the last 32 bits as IPv4
        try:
            number = _parse_4(parts.pop())
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        parts += [f"{number >> 16:x}", f"{number & 0xffff:x}"]
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if gaps:
        head, tail = parts[:gaps[0]], parts[gaps[0] + 1:]
        if not head[0]:
            head.pop(0)
            if head:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not tail[-1]:
            tail.pop()
            if tail:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        missing = 8 - len(head) - len(tail)
        if missing < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
    else:
        if len(parts) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        if not parts[0]:
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not parts[-1]:
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        head, tail, missing = parts, [], 0
    try:
        number = 0
        for part in head + ["0"] * missing + tail:
            number = number << 16 | _hextet(part)
        return number
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None


def _hextet(text):
    if not _HEX.issuperset(text):
        raise ValueError(f"Only hex digits permitted in {text!r}")
    if len(text) > 4:
        raise ValueError(f"At most 4 characters permitted in {text!r}")
    return int(text, 16)


def show(number, version, exploded):
    if version == 4:
        return ".".join(map(str, number.to_bytes(4, "big")))
    words = [number >> shift & 0xffff for shift in range(112, -1, -16)]
    if exploded:
        return ":".join(f"{word:04x}" for word in words)
    start, length = 0, 0  # of the longest run of zeros
    for i in range(8):
        run = next((j for j, word in enumerate(words[i:]) if word), 8 - i)
        if run > length:
            start, length = i, run
    shown = [f"{word:x}" for word in words]
    if length > 1:
        return ":".join(shown[:start]) + "::" + ":".join(shown[start + length:])
    return ":".join(shown)


def prefix_length(mask, version):
    """Of a prefix length, or in IPv4 a netmask or hostmask."""
    length = 32 if version == 4 else 128
    wrong = NetmaskValueError(f"{mask!r} is not a valid netmask")
    if isinstance(mask, int):
        if not 0 <= mask <= length:
            raise wrong
        return mask
    if is_digits(mask):
        if int(mask) > length:
            raise wrong
        return int(mask)
    if version == 6:
        raise wrong
    try:
        number = _parse_4(mask)
    except AddressValueError:
        raise wrong from None
    for candidate in (number, number ^ 0xffffffff):
        host_bits = candidate ^ 0xffffffff
        if host_bits & host_bits + 1 == 0:
            return 32 - host_bits.bit_length()
    raise wrong
