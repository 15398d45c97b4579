"""`selectors` over the sockets of the modelled network. Wording: CPython 3.11 Lib/selectors.py."""
import socket as _socket
from _network import wait_for as _wait_for

EVENT_READ, EVENT_WRITE = 1, 2


class SelectorKey(tuple):
    """(fileobj, fd, events, data)"""

    fileobj = property(lambda self: self[0])
    fd = property(lambda self: self[1])
    events = property(lambda self: self[2])
    data = property(lambda self: self[3])

    def __repr__(self):
        return f"SelectorKey(fileobj={self[0]!r}, fd={self[1]}, events={self[2]}, data={self[3]!r})"


def socket_of(fileobj):
    """The socket that an object or a descriptor stands for."""
    if isinstance(fileobj, _socket.socket):
        return fileobj
    fd = fileobj if isinstance(fileobj, int) else fileobj.fileno()
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
    if fd not in _socket._open:
        raise NotImplementedError(f"only modelled sockets can be waited for, not {fileobj!r}")
    return _socket._open[fd]


def wait_for_any(interests, timeout):
    """What of [(socket, events)] is ready, as such a list, after waiting up to `timeout` seconds."""
    watched = []
    for sock, events in interests:
        if events & EVENT_READ:
            watched.append(sock._incoming or sock._endpoint)
        if events & EVENT_WRITE:
            watched.append(sock._outgoing or sock._endpoint)

    def look():
        return [(sock, now) for sock, events in interests
                if (now := events & (EVENT_READ * sock._readable() | EVENT_WRITE * sock._writable()))]

    return _wait_for(look, [each for each in watched if each is not None], timeout)


class BaseSelector:
    def __init__(self):
        self._keys = {}  # by socket

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        sock = socket_of(fileobj)
        if sock in self._keys:
            raise KeyError(f"{fileobj!r} (FD {sock.fileno()}) is already registered")
        key = self._keys[sock] = SelectorKey((fileobj, sock.fileno(), events, data))
        return key

    def unregister(self, fileobj):
        for sock, key in self._keys.items():
            if fileobj is key.fileobj or fileobj == key.fd:
                del self._keys[sock]
                return key
        raise KeyError(f"{fileobj!r} is not registered")

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def select(self, timeout=None):
        ready = wait_for_any([(sock, key.events) for sock, key in self._keys.items()], timeout)
        return [(self._keys[sock], events) for sock, events in ready]

    def get_key(self, fileobj):
        for key in self._keys.values():
            if fileobj is key.fileobj or fileobj == key.fd:
                return key
        raise KeyError(f"{fileobj!r} is not registered")

    def get_map(self):
        return {key.fileobj: key for key in self._keys.values()}

    def close(self):
        self._keys.clear()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class SelectSelector(BaseSelector):
    pass


class PollSelector(BaseSelector):
    pass


class EpollSelector(BaseSelector):
    pass


DefaultSelector = EpollSelector
