"""`asyncio.trsock`: a transport's socket, to look at and to set options of, but not to use. Wording:
CPython 3.11 Lib/asyncio/trsock.py."""


class TransportSocket:
    __slots__ = ("_sock",)

    def __init__(self, sock):
        self._sock = sock

    def __repr__(self):
        return f"<asyncio.TransportSocket {self._sock._described()}>"

    def __getstate__(self):
        raise TypeError("Cannot serialize asyncio.TransportSocket object")

    def setblocking(self, flag):
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be blocking")

    def settimeout(self, value):
        if value != 0:
            raise ValueError("settimeout(): only 0 timeout is allowed on transport sockets")

    def gettimeout(self):
        return 0

    family = property(lambda self: self._sock.family)
    type = property(lambda self: self._sock.type)
    proto = property(lambda self: self._sock.proto)


def _forwarding(name):
    def forward(self, *args):
        return getattr(self._sock, name)(*args)

    forward.__name__ = name
    return forward


for _name in ("dup", "fileno", "get_inheritable", "getpeername", "getsockname", "getsockopt", "setsockopt",
              "shutdown"):
    setattr(TransportSocket, _name, _forwarding(_name))
