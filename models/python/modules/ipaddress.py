"""`ipaddress`: addresses of IPv4 and IPv6, networks and interfaces. Wording: CPython 3.11 Lib/ipaddress.py."""
import functools
from _ipaddress_ranges import RANGES as _RANGES
from _ipaddress_text import AddressValueError, NetmaskValueError, parse as _parse, show as _show, \
    prefix_length as _prefix_length

IPV4LENGTH, IPV6LENGTH = 32, 128


def _first_of(kinds, given, what, **options):
    for kind in kinds:
        try:
            return kind(given, **options)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{given!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    return _first_of((IPv4Address, IPv6Address), address, "address")


def ip_network(address, strict=True):
    return _first_of((IPv4Network, IPv6Network), address, "network", strict=strict)


def ip_interface(address):
    return _first_of((IPv4Interface, IPv6Interface), address, "interface")


def v4_int_to_packed(address):
    return _packed(address, 4)


def v6_int_to_packed(address):
    return _packed(address, 16)


def _packed(address, size):
    try:
        return address.to_bytes(size, "big")
    except OverflowError:
        raise ValueError(f"Address negative or too large for IPv{4 if size == 4 else 6}") from None


def _check_versions(a, b):
    if a.version != b.version:
        raise TypeError(f"{a} and {b} are not of the same version")


class _Versioned:
    """What addresses and networks share. `_words` of `max_prefixlen` bits in all."""

    __slots__ = ()

    @property
    def exploded(self):
        return self._shown(exploded=True)

    @property
    def compressed(self):
        return str(self)

    def __format__(self, fmt):
        return format(str(self), fmt) if not fmt or fmt[-1] == "s" else self._formatted(fmt)

    def _formatted(self, fmt):
        return object.__format__(self, fmt)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"


@functools.total_ordering
class _Address(_Versioned):
    __slots__ = ()

    def __init__(self, address):
        self._ip = _parse(address, self.version)

    def __int__(self):
        return self._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return self._ip == other._ip and self.version == other.version

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        _check_versions(self, other)
        return self._ip < other._ip

    def __add__(self, other):
        return type(self)(int(self) + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(int(self) - other) if isinstance(other, int) else NotImplemented

    def _shown(self, exploded=False):
        return _show(self._ip, self.version, exploded)

    def __str__(self):
        return self._shown()

    def __reduce__(self):
        return type(self), (str(self),)

    def _formatted(self, fmt):
        """`b`, `x`, `X` and `n`: as a number with leading zeros, `#` with a prefix, `_` with groups."""
        kind, rest = fmt[-1], fmt[:-1]
        if kind not in "bxXn" or rest.replace("#", "", 1).replace("_", "", 1):
            return object.__format__(self, fmt)
        kind = {"n": "b" if self.version == 4 else "x"}.get(kind, kind)
        width = self.max_prefixlen // (1 if kind == "b" else 4)
        width += (width // 4 - 1) * ("_" in rest) + 2 * ("#" in rest)
        return format(self._ip, f"{'#' if '#' in rest else ''}0{width}{'_' if '_' in rest else ''}{kind}")

    @property
    def packed(self):
        return _packed(self._ip, self.max_prefixlen // 8)

    @property
    def reverse_pointer(self):
        if self.version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def _in(self, name):
        return any(first <= self._ip <= last for first, last in _RANGES[name][self.version])

    is_multicast = property(lambda self: self._in("multicast"))
    is_unspecified = property(lambda self: self._ip == 0)
    is_loopback = property(lambda self: self._in("loopback"))
    is_link_local = property(lambda self: self._in("link-local"))
    is_reserved = property(lambda self: self._in("reserved"))
    is_global = property(lambda self: not self._in("shared") and not self.is_private)

    @property
    def is_private(self):
        mapped = getattr(self, "ipv4_mapped", None)
        if mapped is not None:
            return mapped.is_private
        return self._in("private") and not self._in("not private")


class IPv4Address(_Address):
    __slots__ = ("_ip", "__weakref__")
    version, max_prefixlen = 4, IPV4LENGTH


class IPv6Address(_Address):
    __slots__ = ("_ip", "_scope_id", "__weakref__")
    version, max_prefixlen = 6, IPV6LENGTH

    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, str) and "%" in address:
            whole = address
            address, _, self._scope_id = address.partition("%")
            if not self._scope_id or "%" in self._scope_id:
                raise AddressValueError(f'Invalid IPv6 address: "{whole!r}"')
        super().__init__(address)

    scope_id = property(lambda self: self._scope_id)

    def _shown(self, exploded=False):
        return super()._shown(exploded) + (f"%{self._scope_id}" if self._scope_id else "")

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return self._scope_id == getattr(other, "_scope_id", None)

    is_site_local = property(lambda self: self._in("site-local"))

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None


def _split(address, separator="/"):
    """(address, prefix or mask, None if there is none)"""
    if isinstance(address, tuple):
        return address if len(address) == 2 else (address[0], None)
    if isinstance(address, str) and "/" in address:
        parts = address.split("/")
        if len(parts) > 2:
            raise AddressValueError(f"Only one '/' permitted in {address!r}")
        return parts[0], parts[1]
    return address, None


@functools.total_ordering
class _Network(_Versioned):
    def __init__(self, address, strict=True):
        address, mask = _split(address)
        self.network_address = self._address_class(address)
        self._prefixlen = self.max_prefixlen if mask is None else _prefix_length(mask, self.version)
        packed = int(self.network_address)
        self.netmask = self._address_class(_mask(self._prefixlen, self.max_prefixlen))
        if packed & int(self.netmask) != packed:
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = self._address_class(packed & int(self.netmask))

    prefixlen = property(lambda self: self._prefixlen)
    num_addresses = property(lambda self: 1 << self.max_prefixlen - self._prefixlen)
    hostmask = property(lambda self: self._address_class(self.num_addresses - 1))
    with_prefixlen = property(lambda self: f"{self.network_address}/{self._prefixlen}")
    with_netmask = property(lambda self: f"{self.network_address}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.network_address}/{self.hostmask}")

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | self.num_addresses - 1)

    def _shown(self, exploded=False):
        return f"{self.network_address._shown(exploded)}/{self._prefixlen}"

    def __str__(self):
        return self._shown()

    def __reduce__(self):
        return type(self), (str(self),)

    def __iter__(self):
        return self._addresses(int(self.network_address), int(self.broadcast_address))

    def _addresses(self, number, last):
        while number <= last:
            yield self._address_class(number)
            number += 1

    def hosts(self):
        """Without the network's own address, and in IPv4 without the broadcast address, if there are more."""
        if self._prefixlen == self.max_prefixlen:
            return [self._address_class(self.network_address)]
        if self._prefixlen == self.max_prefixlen - 1:
            return list(self)
        first = int(self.network_address)
        return self._addresses(first + 1, first + self.num_addresses - 1 - (self.version == 4))

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        number = (first if n >= 0 else last + 1) + n
        if not first <= number <= last:
            raise IndexError("address out of range")
        return self._address_class(number)

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return (self.version == other.version and self.network_address == other.network_address and
                int(self.netmask) == int(other.netmask))

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        _check_versions(self, other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _Network):
            return False
        return other._ip & int(self.netmask) == int(self.network_address)

    def _within(self, name):
        first, last = int(self.network_address), int(self.broadcast_address)
        return any(low <= first and last <= high for low, high in _RANGES[name][self.version])

    @property
    def is_private(self):
        ends = self.network_address, self.broadcast_address
        return self._within("private") and not any(end._in("not private") for end in ends)

    is_global = property(lambda self: not self._within("shared") and not self.is_private)

    def overlaps(self, other):
        return (self.network_address in other or self.broadcast_address in other or
                other.network_address in self or other.broadcast_address in self)

    def subnet_of(self, other):
        _check_versions(self, other)
        return (other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address)

    def supernet_of(self, other):
        return other.subnet_of(self)

    def compare_networks(self, other):
        _check_versions(self, other)
        ours, theirs = ((each.network_address, each.netmask) for each in (self, other))
        return (ours > theirs) - (ours < theirs)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self.max_prefixlen:
            raise ValueError(f"prefix length diff {prefix} is invalid for netblock {self}")
        number, last = int(self.network_address), int(self.broadcast_address)
        while number <= last:
            yield type(self)((number, prefix))
            number += self.num_addresses >> prefixlen_diff

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self._prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return type(self)((int(self.network_address) & _mask(prefix, self.max_prefixlen), prefix))

    def address_exclude(self, other):
        _check_versions(self, other)
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        if other == self:
            return
        low, high = self.subnets()
        while low != other and high != other:
            within, without = (low, high) if other.subnet_of(low) else (high, low)
            yield without
            low, high = within.subnets()
        yield high if low == other else low


def _both_ends(name):
    return property(lambda self: getattr(self.network_address, name) and getattr(self.broadcast_address, name))


for _name in ("is_multicast", "is_unspecified", "is_loopback", "is_link_local", "is_reserved"):
    setattr(_Network, _name, _both_ends(_name))


def _mask(prefixlen, length):
    return (1 << length) - (1 << length - prefixlen)


class IPv4Network(_Network):
    version, max_prefixlen, _address_class = 4, IPV4LENGTH, IPv4Address


class IPv6Network(_Network):
    version, max_prefixlen, _address_class = 6, IPV6LENGTH, IPv6Address
    is_site_local = _both_ends("is_site_local")


class _Interface:
    """An address in its network."""

    def __init__(self, address):
        address, mask = _split(address)
        super().__init__(address)
        self.network = self._network_class((address, self.max_prefixlen if mask is None else mask), strict=False)
        self.netmask, self.hostmask = self.network.netmask, self.network.hostmask
        self._prefixlen = self.network._prefixlen

    ip = property(lambda self: self._plain_class(self._ip))
    with_prefixlen = property(lambda self: f"{self._plain()}/{self._prefixlen}")
    with_netmask = property(lambda self: f"{self._plain()}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self._plain()}/{self.hostmask}")

    def _plain(self, exploded=False):
        return super()._shown(exploded)

    def _shown(self, exploded=False):
        return f"{self._plain(exploded)}/{self._prefixlen}"

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return isinstance(other, _Interface) and self.network == other.network

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return NotImplemented
        if not isinstance(other, _Interface):
            return False
        return self.network < other.network or self.network == other.network and less

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))


class IPv4Interface(_Interface, IPv4Address):
    _plain_class, _network_class = IPv4Address, IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    _plain_class, _network_class = IPv6Address, IPv6Network


def summarize_address_range(first, last):
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    _check_versions(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    network = IPv4Network if first.version == 4 else IPv6Network
    number, end = int(first), int(last)
    while number <= end:
        free = (number & -number).bit_length() - 1 if number else first.max_prefixlen
        bits = min(free, (end - number + 1).bit_length() - 1)
        yield network((number, first.max_prefixlen - bits))
        number += 1 << bits


def collapse_addresses(addresses):
    """The fewest networks that hold just these addresses and networks."""
    spans = []
    example = None
    for each in addresses:
        example = example or each
        _check_versions(each, example)
        if isinstance(each, _Network):
            spans.append((int(each.network_address), int(each.broadcast_address)))
        else:
            spans.append((each._ip, each._ip))
    merged = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(last, merged[-1][1])
        else:
            merged.append([first, last])
    if not merged:
        return iter([])
    kind = IPv4Address if example.version == 4 else IPv6Address
    return iter([network for first, last in merged for network in summarize_address_range(kind(first), kind(last))])


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj.version, obj.network_address, obj.netmask
    return (obj.version, obj) if isinstance(obj, _Address) else NotImplemented
