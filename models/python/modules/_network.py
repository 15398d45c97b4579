"""The modelled network: sockets in memory. Nothing leaves the simulation: what listens is a part of the
program, and other hosts don't exist.

A connection is two streams of bytes, one each way, of limited capacity. Whoever waits for something
leaves a function in `watchers`, which is called when that may have changed; then it looks again.
"""
import threading as _threading
from time import monotonic as _monotonic

HOST = "127.0.0.1"
_LOCAL = ("127.0.0.1", "localhost", "0.0.0.0", "", "::1", "::", None)
_CAPACITY = 2_500_000  # bytes on their way in one direction, about Linux's on the loopback
_FIRST_PORT = 32768  # of those that a socket gets without asking

_endpoints = {}  # what is bound, by (kind, address)
_last_port = _FIRST_PORT - 1


class Watched:
    _process_shared = "anywhere"

    def __init__(self):
        self.watchers = []

    def changed(self):
        for watcher in list(self.watchers):
            watcher()


class Stream(Watched):
    """Bytes one way."""

    def __init__(self):
        super().__init__()
        self.chunks = []
        self.size = 0
        self.ended = False  # nothing will follow
        self.abandoned = False  # nobody will read it

    def amount(self):
        """How much there is to read."""
        return self.size

    def readable(self):
        return self.size > 0 or self.ended

    def writable(self):
        return self.size < _CAPACITY or self.abandoned or self.ended

    def write(self, content):
        """How many bytes there was room for. Requires: writable()."""
        if self.ended:
            raise BrokenPipeError(32, "Broken pipe")
        if self.abandoned:
            raise ConnectionResetError(104, "Connection reset by peer")
        accepted = bytes(content[:_CAPACITY - self.size])
        if accepted:
            self.chunks.append(accepted)
            self.size += len(accepted)
            self.changed()
        return len(accepted)

    def read(self, most, keep=False):
        """Up to `most` bytes, none at the end. Requires: readable()."""
        content = b"".join(self.chunks)
        taken = content[:most]
        if not keep:
            rest = content[most:]
            self.chunks = [rest] if rest else []
            self.size = len(rest)
            self.changed()
        return taken

    def end(self):
        if not self.ended:
            self.ended = True
            self.changed()

    def abandon(self):
        if not self.abandoned:
            self.abandoned = True
            self.changed()


class Listener(Watched):
    """A bound socket that takes connections."""

    def __init__(self, address):
        super().__init__()
        self.address = address
        self.arrived = []  # (incoming, outgoing, address of the peer)
        self.listening = False

    def amount(self):
        return len(self.arrived)

    def readable(self):
        return bool(self.arrived)

    def writable(self):
        return False


class Mailbox(Watched):
    """A bound datagram socket."""

    def __init__(self, address):
        super().__init__()
        self.address = address
        self.datagrams = []  # (content, sender)

    def amount(self):
        return len(self.datagrams)

    def readable(self):
        return bool(self.datagrams)

    def writable(self):
        return True


def is_local(host):
    return host in _LOCAL or isinstance(host, str) and host.startswith("127.")


def normal(address):
    """The address under which something is bound; a path is one too."""
    if isinstance(address, tuple) and is_local(address[0]):
        return (HOST, address[1])
    return address


def free_port():
    global _last_port
    _last_port += 1
    return _last_port


def bind(kind, address, make):
    """The new endpoint, and the address that it shows."""
    if isinstance(address, tuple):
        host, port = address[:2]
        if not is_local(host):
            raise OSError(99, "Cannot assign requested address")
        if port == 0:
            port = free_port()
        shown = ("0.0.0.0" if host in ("", "0.0.0.0", None) else HOST, port)
    else:
        shown = address
    key = (kind, normal(shown))
    if key in _endpoints:
        raise OSError(98, "Address already in use")
    _endpoints[key] = made = make(shown)
    return made


def unbind(kind, endpoint):
    if _endpoints.get((kind, normal(endpoint.address))) is endpoint:
        del _endpoints[kind, normal(endpoint.address)]


def find(kind, address):
    return _endpoints.get((kind, normal(address)))


def connect(address, ours):
    """(incoming, outgoing) of a new connection to the listener at `address`; `ours` is the caller's."""
    listener = find("stream", address)
    if listener is None or not listener.listening:
        if isinstance(address, tuple):
            if not is_local(address[0]):
                raise OSError(101, "Network is unreachable")
            raise ConnectionRefusedError(111, "Connection refused")
        raise FileNotFoundError(2, "No such file or directory")
    forth, back = Stream(), Stream()
    listener.arrived.append((forth, back, ours))
    listener.changed()
    return back, forth


def resolve(host):
    """An IPv4 address. Raises gaierror for what isn't this machine."""
    if is_local(host):
        return "0.0.0.0" if host in ("", "0.0.0.0") else HOST
    if isinstance(host, str) and host.count(".") == 3 and all(p.isdigit() for p in host.split(".")):
        return host
    import socket
    raise socket.gaierror(-3, "Temporary failure in name resolution")


def wait_for(look, watched, timeout):
    """What `look()` gives, after waiting up to `timeout` seconds (None: for ever) until that is something."""
    woken = _threading.Event()
    end = None if timeout is None else _monotonic() + max(timeout, 0)
    for each in watched:
        each.watchers.append(woken.set)
    try:
        while True:
            found = look()
            left = None if end is None else end - _monotonic()
            if found or left is not None and left < 1e-9:  # floats: what is left may be less than the clock can show
                return found
            woken.clear()
            woken.wait(left)
    finally:
        for each in watched:
            each.watchers.remove(woken.set)


def wait_until(ready, watched, timeout):
    """Blocks the calling thread until `ready()`. None waits for ever, 0 not at all."""
    if ready():
        return
    if timeout == 0:
        raise BlockingIOError(11, "Resource temporarily unavailable")
    end = None if timeout is None else _monotonic() + timeout
    woken = _threading.Event()
    watched.watchers.append(woken.set)
    try:
        while not ready():
            woken.clear()
            if not woken.wait(None if end is None else end - _monotonic()):
                raise TimeoutError("timed out")
    finally:
        watched.watchers.remove(woken.set)
