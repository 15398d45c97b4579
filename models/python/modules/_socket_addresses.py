"""The functions of `socket` that only convert: numbers, addresses, names of services and protocols. Wording:
CPython 3.11 Modules/socketmodule.c."""
from _socket_constants import AF_INET, AF_INET6

__all__ = ["getprotobyname", "getservbyname", "getservbyport", "htonl", "htons", "if_indextoname", "if_nameindex",
           "if_nametoindex", "inet_aton", "inet_ntoa", "inet_ntop", "inet_pton", "ntohl", "ntohs"]

_SERVICES = {"ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "http": 80, "pop3": 110, "ntp": 123,
             "imap2": 143, "https": 443}
_PROTOCOLS = {"ip": 0, "icmp": 1, "igmp": 2, "tcp": 6, "udp": 17, "ipv6": 41, "sctp": 132}
_INTERFACES = {1: "lo"}


def getservbyname(servicename, protocolname=None, /):
    if servicename not in _SERVICES:
        raise OSError("service/proto not found")
    return _SERVICES[servicename]


def getservbyport(port, protocolname=None, /):
    if not 0 <= port <= 0xffff:
        raise OverflowError("getservbyport: port must be 0-65535.")
    for name, number in _SERVICES.items():
        if number == port:
            return name
    raise OSError("port/proto not found")


def getprotobyname(name, /):
    if name not in _PROTOCOLS:
        raise OSError("protocol not found")
    return _PROTOCOLS[name]


def if_nameindex():
    return list(_INTERFACES.items())


def if_nametoindex(name, /):
    for index, known in _INTERFACES.items():
        if known == name:
            return index
    raise OSError("no interface with this name")


def if_indextoname(index, /):
    if index not in _INTERFACES:
        raise OSError(6, "No such device or address")
    return _INTERFACES[index]


def _swapper(name, size):
    def swap(x, /):
        if size == 4 and not 0 <= x < 1 << 32:
            raise OverflowError("int larger than 32 bits" if x > 0 else "can't convert negative value to unsigned int")
        if x < 0:
            raise OverflowError(f"{name}: can't convert negative Python int to C 16-bit unsigned integer")
        if x >= 1 << 8 * size:
            raise OverflowError(f"{name}: Python int too large to convert to C 16-bit unsigned integer")
        return int.from_bytes(x.to_bytes(size, "big"), "little")

    swap.__name__ = swap.__qualname__ = name
    return swap


htons, ntohs = _swapper("htons", 2), _swapper("ntohs", 2)
htonl, ntohl = _swapper("htonl", 4), _swapper("ntohl", 4)


def inet_aton(ip_string, /):
    """As C does: fewer than four numbers are fine, the last one then fills the rest; octal and hexadecimal too."""
    wrong = OSError("illegal IP address string passed to inet_aton")
    try:
        numbers = [int(part, 16 if part[:2] in ("0x", "0X") else 8 if part[0] == "0" and len(part) > 1 else 10)
                   for part in ip_string.split(".")]
    except (ValueError, IndexError):
        raise wrong from None
    *leading, last = numbers
    if len(leading) > 3 or any(not 0 <= number < 256 for number in leading) or not 0 <= last < 256 ** (4 - len(leading)):
        raise wrong
    return bytes(leading) + last.to_bytes(4 - len(leading), "big")


def inet_ntoa(packed_ip, /):
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return ".".join(str(byte) for byte in packed_ip)


def inet_pton(address_family, ip_string, /):
    import ipaddress
    if address_family not in (AF_INET, AF_INET6):
        raise OSError(97, "Address family not supported by protocol")
    kind = ipaddress.IPv4Address if address_family == AF_INET else ipaddress.IPv6Address
    try:
        return kind(ip_string).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(address_family, packed_ip, /):
    import ipaddress
    if address_family not in (AF_INET, AF_INET6):
        raise ValueError(f"unknown address family {int(address_family)}")
    if len(packed_ip) != (4 if address_family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    return str(ipaddress.ip_address(bytes(packed_ip)))
