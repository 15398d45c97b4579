"""`socket` on the modelled network (_network): stream and datagram sockets of this machine alone.
Wording: CPython 3.11 Modules/socketmodule.c, Lib/socket.py."""
import _network
from _network import Listener as _Listener, Mailbox as _Mailbox, Stream as _Stream
from _socket_addresses import *
from _socket_constants import *

error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


_default_timeout = None
_lowest = 3  # no descriptor below is free
_loops = []  # of asyncio, each with the three descriptors of its selector and its pipe
_open = {}  # by descriptor


def _as_member(enumeration, value):
    return enumeration(value) if value in enumeration._names else value


def _free_descriptor():
    """The lowest that is free, as Linux gives them."""
    global _lowest
    import _asyncio
    running = _asyncio._get_running_loop()
    if running is not None and all(loop is not running for loop, _ in _loops):
        _loops[:] = [entry for entry in _loops if not entry[0].is_closed()]
        _lowest = 3
        _loops.append((running, [_take_lowest() for _ in range(3)]))
    return _take_lowest()


def _take_lowest():
    global _lowest
    while _lowest in _open or any(_lowest in held for _, held in _loops):
        _lowest += 1
    _lowest += 1
    return _lowest - 1


class socket:
    _process_shared = "anywhere"

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is not None:
            raise NotImplementedError("socket(fileno=…) isn't modelled")
        self._family = _as_member(AddressFamily, AF_INET if family == -1 else family)
        self._proto = 0 if proto == -1 else proto
        self._type = _as_member(SocketKind, SOCK_STREAM if type == -1 else type & 0xf)
        if self._type not in (SOCK_STREAM, SOCK_DGRAM):
            raise PermissionError(1, "Operation not permitted")
        self._kind = "stream" if self._type == SOCK_STREAM else "datagram"
        self._timeout = 0.0 if type != -1 and type & SOCK_NONBLOCK else _default_timeout
        self._address = None
        self._peer = None
        self._endpoint = None  # Listener or Mailbox
        self._incoming = self._outgoing = None
        self._options = {}
        self._descriptor = _free_descriptor()
        _open[self._descriptor] = self

    @classmethod
    def _connected(cls, family, incoming, outgoing, address, peer, proto=0):
        made = cls(family, SOCK_STREAM, proto)
        made._incoming, made._outgoing = incoming, outgoing
        made._address, made._peer = address, peer
        return made

    family = property(lambda self: self._family)
    type = property(lambda self: self._type)
    proto = property(lambda self: self._proto)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        return f"<socket.socket {'[closed] ' if self._descriptor == -1 else ''}{self._described()}>"

    def _described(self):
        shown = f"fd={self._descriptor}, family={int(self._family)}, type={int(self._type)}, proto={self._proto}"
        if self._descriptor == -1:
            return shown
        if self._family == AF_INET:
            shown += f", laddr={self.getsockname()}"
        if self._peer is not None:
            shown += f", raddr={self._peer}"
        return shown

    def _check(self):
        if self._descriptor == -1:
            raise OSError(9, "Bad file descriptor")

    def _check_connected(self):
        self._check()
        if self._incoming is None:
            raise OSError(107, "Transport endpoint is not connected")

    def fileno(self):
        return self._descriptor

    def settimeout(self, value):
        if value is not None and value < 0:
            raise ValueError("Timeout value out of range")
        self._timeout = value if value is None else float(value)

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    def setsockopt(self, level, option, value, length=None):
        self._check()
        self._options[level, option] = value

    def getsockopt(self, level, option, length=None):
        self._check()
        if (level, option) == (SOL_SOCKET, SO_TYPE):
            return int(self._type)
        if (level, option) == (SOL_SOCKET, SO_ERROR):
            return 0
        return self._options.get((level, option), 0)

    def getsockname(self):
        self._check()
        if self._address is not None:
            return self._address
        return ("0.0.0.0", 0) if self._family == AF_INET else ""

    def getpeername(self):
        self._check()
        if self._peer is None:
            raise OSError(107, "Transport endpoint is not connected")
        return self._peer

    def bind(self, address):
        self._check()
        if self._endpoint is not None:
            raise OSError(22, "Invalid argument")
        if self._family == AF_INET:
            if not isinstance(address, tuple):
                raise TypeError(f"bind(): AF_INET address must be tuple, not {_name_of(address)}")
            address = (_network.resolve(address[0]), address[1])
        self._endpoint = _network.bind(self._kind, address, _Listener if self._kind == "stream" else _Mailbox)
        self._address = self._endpoint.address

    def listen(self, backlog=128):
        self._check()
        if self._kind != "stream":
            raise OSError(95, "Operation not supported")
        if self._endpoint is None:
            self.bind(("0.0.0.0", 0))
        self._endpoint.listening = True

    def accept(self):
        self._check()
        if self._endpoint is None or not self._endpoint.listening:
            raise OSError(22, "Invalid argument")
        self._wait(lambda: self._endpoint.readable() or self._descriptor == -1, self._endpoint)
        self._check()
        incoming, outgoing, peer = self._endpoint.arrived.pop(0)
        made = socket._connected(self._family, incoming, outgoing, self._shown_to(peer), peer, self._proto)
        return made, peer

    def _shown_to(self, peer):
        return (_network.HOST, self._address[1]) if isinstance(self._address, tuple) else self._address

    def connect(self, address):
        self._check()
        if self._incoming is not None:
            raise OSError(106, "Transport endpoint is already connected")
        if self._family == AF_INET:
            address = (_network.resolve(address[0]), address[1])
        if self._kind == "datagram":
            self._peer = address
            return
        if self._address is None:
            self._address = (_network.HOST, _network.free_port()) if self._family == AF_INET else ""
        self._incoming, self._outgoing = _network.connect(address, self._address)
        self._peer = _network.normal(address)

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as failure:
            if failure.errno is None or isinstance(failure, gaierror):
                raise
            return failure.errno
        return 0

    def _wait(self, ready, watched):
        _network.wait_until(ready, watched, self._timeout)

    def recv(self, bufsize, flags=0):
        if self._kind == "datagram":
            return self.recvfrom(bufsize, flags)[0]
        self._check_connected()
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        stream = self._incoming
        if flags & MSG_DONTWAIT and not stream.readable():
            raise BlockingIOError(11, "Resource temporarily unavailable")
        self._wait(lambda: stream.readable() or self._descriptor == -1, stream)
        self._check()
        return stream.read(bufsize, bool(flags & MSG_PEEK))

    def recv_into(self, buffer, nbytes=0, flags=0):
        content = self.recv(nbytes or len(buffer), flags)
        buffer[:len(content)] = content
        return len(content)

    def recvfrom(self, bufsize, flags=0):
        if self._kind == "stream":
            return self.recv(bufsize, flags), None
        self._check()
        self._mailbox()
        self._wait(self._endpoint.readable, self._endpoint)
        content, sender = self._endpoint.datagrams.pop(0)
        return content[:bufsize], sender

    def _mailbox(self):
        if self._endpoint is None:
            self.bind(("0.0.0.0", 0) if self._family == AF_INET else f"\0{self._descriptor}")

    def send(self, data, flags=0):
        if self._kind == "datagram":
            if self._peer is None:
                raise OSError(89, "Destination address required")
            return self.sendto(data, self._peer)
        _check_bytes(data)
        self._check_connected()
        stream = self._outgoing
        self._wait(stream.writable, stream)
        return stream.write(data)

    def sendall(self, data, flags=0):
        _check_bytes(data)
        sent = 0
        while sent < len(data):
            sent += self.send(data[sent:], flags)

    def sendto(self, data, *flags_and_address):
        _check_bytes(data)
        self._check()
        address = flags_and_address[-1]
        if self._family == AF_INET:
            address = (_network.resolve(address[0]), address[1])
        self._mailbox()
        sender = self._address
        if isinstance(sender, tuple):
            sender = (_network.HOST, sender[1])
        target = _network.find("datagram", address)
        if target is not None:
            target.datagrams.append((bytes(data), sender))
            target.changed()
        return len(data)

    def shutdown(self, how):
        self._check_connected()
        if how in (SHUT_WR, SHUT_RDWR):
            self._outgoing.end()
        if how in (SHUT_RD, SHUT_RDWR):
            self._incoming.end()

    def close(self):
        if self._descriptor == -1:
            return
        del _open[self._descriptor]
        global _lowest
        _lowest = min(_lowest, self._descriptor)
        self._descriptor = -1
        if self._endpoint is not None:
            _network.unbind(self._kind, self._endpoint)
            for incoming, outgoing, _ in getattr(self._endpoint, "arrived", ()):
                incoming.abandon()
                outgoing.end()
        if self._incoming is not None:
            self._incoming.abandon()
            self._outgoing.end()

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        self._check()
        return _SocketFile(self, mode, encoding or "utf-8")

    def _readable(self):
        watched = self._incoming or self._endpoint
        return watched is not None and watched.readable()

    def _writable(self):
        return self._kind == "datagram" or self._outgoing is not None and self._outgoing.writable()


SocketType = socket


class _SocketFile:
    """What makefile() gives: lines and blocks, in both directions."""

    def __init__(self, sock, mode, encoding):
        self._socket = sock
        self._encoding = None if "b" in mode else encoding
        self.mode = mode
        self._buffer = b""
        self._ended = False

    def _fill(self):
        content = self._socket.recv(65536)
        self._ended = not content
        self._buffer += content

    def _take(self, size):
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken if self._encoding is None else taken.decode(self._encoding)

    def read(self, size=-1):
        while not self._ended and (size < 0 or len(self._buffer) < size):
            self._fill()
        return self._take(len(self._buffer) if size < 0 else size)

    def readline(self, size=-1):
        while not self._ended and b"\n" not in self._buffer:
            self._fill()
        end = self._buffer.find(b"\n") + 1 or len(self._buffer)
        return self._take(end if size < 0 else min(end, size))

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self):
        return list(self)

    def write(self, content):
        self._socket.sendall(content if self._encoding is None else content.encode(self._encoding))
        return len(content)

    def flush(self):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def _name_of(value):
    return type(value).__name__


def _check_bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    len(data)


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    forth, back = _Stream(), _Stream()
    return (socket._connected(family, back, forth, "", ""), socket._connected(family, forth, back, "", ""))


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    sock = socket(AF_INET, SOCK_STREAM)
    if timeout is not ...:
        sock.settimeout(timeout)
    if source_address:
        sock.bind(source_address)
    try:
        sock.connect(address)
    except OSError:
        sock.close()
        raise
    return sock


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    sock = socket(family, SOCK_STREAM)
    try:
        sock.bind(address)
        sock.listen()
    except OSError:
        sock.close()
        raise
    return sock


def has_dualstack_ipv6():
    return False


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = timeout


def gethostname():
    return "localhost"


def getfqdn(name=""):
    return name or "localhost"


def gethostbyname(hostname):
    return _network.resolve(hostname)


def gethostbyname_ex(hostname):
    return hostname, [], [_network.resolve(hostname)]


def gethostbyaddr(ip_address):
    return "localhost", [], [_network.resolve(ip_address)]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    address = (_network.resolve("0.0.0.0" if host is None and flags & AI_PASSIVE else host), int(port or 0))
    kinds = [(SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP)]
    return [(AF_INET, kind, number, "", address) for kind, number in kinds if type in (0, kind)]


def getnameinfo(sockaddr, flags, /):
    host, port = sockaddr[:2]
    name = "localhost" if _network.is_local(host) and not flags & NI_NUMERICHOST else host
    return name, str(port)


def close(fd):
    if fd not in _open:
        raise OSError(EBADF, "Bad file descriptor")
    _open[fd].close()
