"""ipaddress: addresses, networks, interfaces, and what is wrong with text that is none."""
import ipaddress
from ipaddress import ip_address, ip_interface, ip_network

ADDRESSES = "192.168.0.1 8.8.8.8 127.0.0.1 224.0.0.1 169.254.3.4 100.64.0.1 0.0.0.0 240.0.0.1 :: ::1 2001:db8::1 fe80::1 ff02::1 ::ffff:1.2.3.4 2002:c000:204:: fec0::1 1:2:3:4:5:6:7:8"
FLAGS = "is_private is_global is_multicast is_reserved is_loopback is_link_local is_unspecified".split()
for text in ADDRESSES.split():
    address = ip_address(text)
    print(repr(address), int(address), address.packed, address.exploded, address.reverse_pointer, [flag[3:] for flag in FLAGS if getattr(address, flag)])
WRONG = ["", "1.2.3", "1.2.3.256", "1.2.3.04", "a.b.c.d", "1.2..4", "1.2.3.4/8", ":1", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::", "12345::", "::1%"]
for text in WRONG:
    for kind in (ip_address, ipaddress.IPv4Address, ipaddress.IPv6Address):
        try:
            print(kind(text))
        except ValueError as error:
            print(type(error).__name__, error)
NETWORKS = "192.168.0.0/24 10.0.0.0/8 0.0.0.0/0 192.168.1.0/255.255.255.0 192.168.1.0/0.0.0.255 1.2.3.4 1.2.3.4/31 2001:db8::/32 ::/0 fe80::/10 100.64.0.0/10"
for text in NETWORKS.split():
    network = ip_network(text)
    print(repr(network), network.num_addresses, network.broadcast_address, network.netmask, network.hostmask, network.with_netmask, [flag[3:] for flag in FLAGS if getattr(network, flag)])
    print([str(host) for _, host in zip(range(2), network.hosts())], network[0], network[-1], network.supernet(), [str(each) for _, each in zip(range(2), network.subnets())])
for wrong in ("1.2.3.4/24", "1.2.3.0/33", "1.2.3.0/a", "1.2.3.0/24/5", "1.2.3.0/255.0.255.0", "2001::/129", "x/24", "1.2.3.0/"):
    for kind in (ip_network, ipaddress.IPv4Network, ip_interface):
        try:
            print(repr(kind(wrong)))
        except ValueError as error:
            print(type(error).__name__, error)
interface = ip_interface("192.168.0.5/24")
print(repr(interface), interface.ip, interface.network, interface.with_netmask, interface == interface.ip, interface < ip_interface("192.168.0.6/24"))
one, net = ip_address("1.2.3.4"), ip_network("192.168.0.0/24")
CASES = [
    lambda: (one + 1, one - 5, one < one + 1, one == "1.2.3.4", hash(one) == hash(ip_address("1.2.3.4"))), lambda: sorted([ip_address("9.9.9.9"), one]),
    lambda: one < ip_address("::1"), lambda: ip_address("255.255.255.255") + 1, lambda: one < 5, lambda: (ip_address(0), ip_address(2**32), ip_address(b"\x01\x02\x03\x04")),
    lambda: ip_address("192.168.0.7") in net, lambda: one in net, lambda: net.overlaps(ip_network("192.168.0.128/25")), lambda: ip_network("192.168.0.0/25").subnet_of(net),
    lambda: list(net.address_exclude(ip_network("192.168.0.16/28"))), lambda: list(net.subnets(new_prefix=26)), lambda: list(net.subnets(new_prefix=4)), lambda: net.supernet(new_prefix=20),
    lambda: list(ipaddress.summarize_address_range(ip_address("192.0.2.0"), ip_address("192.0.2.130"))), lambda: list(ipaddress.summarize_address_range(one + 1, one)),
    lambda: list(ipaddress.collapse_addresses([ip_network("192.0.2.0/25"), ip_network("192.0.2.128/25"), one, one + 1])), lambda: list(ip_network("10.0.0.0/30")), lambda: net[300],
    lambda: ip_network("10.0.0.7/30", strict=False), lambda: ip_network(("10.0.0.0", 8)), lambda: f"{one:b} {one:#x} {one:>10s}|", lambda: net.subnet_of(ip_network("::/0")),
    lambda: sorted([net, one, ip_network("1.0.0.0/8")], key=ipaddress.get_mixed_type_key), lambda: {one: 1}[ip_address("1.2.3.4")], lambda: ip_address("::ffff:1.2.3.4").ipv4_mapped,
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
