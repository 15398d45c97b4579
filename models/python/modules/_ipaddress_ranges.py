"""What blocks of addresses are for (IANA's registries, as CPython 3.11 Lib/ipaddress.py has them): name: {version:
[(first, last), …]}."""
from _ipaddress_text import parse

_TEXTS = {
    "private": "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.170/31 192.0.2.0/24 "
               "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32 ::1/128 ::/128 "
               "::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10",
    "not private": "192.0.0.9/32 192.0.0.10/32 2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 "
                   "2001:30::/28",
    "shared": "100.64.0.0/10",
    "reserved": "240.0.0.0/4 ::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 "
                "e000::/4 f000::/5 f800::/6 fe00::/9",
    "multicast": "224.0.0.0/4 ff00::/8",
    "loopback": "127.0.0.0/8 ::1/128",
    "link-local": "169.254.0.0/16 fe80::/10",
    "site-local": "fec0::/10",
}


def _range(text):
    address, _, prefix = text.partition("/")
    version = 6 if ":" in address else 4
    first = parse(address, version)
    return version, (first, first + (1 << (32 if version == 4 else 128) - int(prefix)) - 1)


RANGES = {}
for _name, _blocks in _TEXTS.items():
    RANGES[_name] = {4: [], 6: []}
    for _version, _span in map(_range, _blocks.split()):
        RANGES[_name][_version].append(_span)
