"""`select` over the sockets of the modelled network. Wording: CPython 3.11 Modules/selectmodule.c."""
import _network
from selectors import EVENT_READ as _READ, EVENT_WRITE as _WRITE, socket_of as _socket_of, \
    wait_for_any as _wait_for_any
from socket import AF_UNIX as _AF_UNIX, _open as _sockets

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 8192
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLRDNORM, EPOLLRDBAND, EPOLLWRNORM, EPOLLWRBAND, EPOLLMSG = \
    1, 2, 4, 8, 16, 64, 128, 256, 512, 1024
EPOLLRDHUP, EPOLLEXCLUSIVE, EPOLLONESHOT, EPOLLET = 8192, 1 << 28, 1 << 30, 1 << 31
EPOLL_CLOEXEC = 0o2000000
PIPE_BUF = 4096
error = OSError

_READABLE = POLLIN | POLLRDNORM
_WRITABLE = POLLOUT | POLLWRNORM
_ALWAYS = POLLERR | POLLHUP | POLLNVAL  # told without being asked for


def select(rlist, wlist, xlist, timeout=None):
    readers = [(each, _socket_of(each)) for each in rlist]
    writers = [(each, _socket_of(each)) for each in wlist]
    interests = [(sock, _READ) for _, sock in readers] + [(sock, _WRITE) for _, sock in writers]
    ready = _wait_for_any(interests, timeout)
    return ([each for each, sock in readers if (sock, _READ) in ready],
            [each for each, sock in writers if (sock, _WRITE) in ready], [])


def _descriptor_of(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    elif hasattr(fileobj, "fileno"):
        fd = fileobj.fileno()
    else:
        raise TypeError("argument must be an int, or have a fileno() method.")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def _state_of(sock):
    """What there is to tell of a socket."""
    incoming, outgoing = sock._incoming, sock._outgoing
    if incoming is None and sock._kind == "stream" and not (sock._endpoint and sock._endpoint.listening):
        return _WRITABLE | POLLHUP
    state = (_READABLE if sock._readable() else 0) | (_WRITABLE if sock._writable() else 0)
    if incoming is not None and incoming.ended:
        state |= POLLRDHUP | (POLLHUP if outgoing.ended else 0)
    if outgoing is not None and outgoing.abandoned and sock.family == _AF_UNIX:
        state |= POLLHUP
    return state


def _watched(descriptors):
    socks = [_sockets[fd] for fd in descriptors if fd in _sockets]
    return [each for sock in socks for each in (sock._incoming, sock._outgoing, sock._endpoint) if each is not None]


class poll:
    def __init__(self):
        self._masks = {}  # by descriptor

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._masks[_descriptor_of(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        fd = _descriptor_of(fd)
        if fd not in self._masks:
            raise FileNotFoundError(2, "No such file or directory")
        self._masks[fd] = eventmask

    def unregister(self, fd, /):
        fd = _descriptor_of(fd)
        if fd not in self._masks:
            raise KeyError(fd)
        del self._masks[fd]

    def poll(self, timeout=None, /):
        seconds = None if timeout is None or timeout < 0 else timeout / 1000
        return _network.wait_for(self._ready, _watched(self._masks), seconds)

    def _ready(self):
        found = []
        for fd, mask in self._masks.items():
            state = _state_of(_sockets[fd]) if fd in _sockets else POLLNVAL
            if events := state & (mask | _ALWAYS):
                found.append((fd, events))
        return found


class _Interest:
    """What an epoll object keeps of a descriptor."""

    def __init__(self, mask):
        self.mask = mask
        self.told = 0  # when it was last looked at
        self.size = 0  # of what was to be read then
        self.disabled = False  # by EPOLLONESHOT, until it is modified

    def news(self, sock):
        """The events to tell; with EPOLLET only if something has come since."""
        state = _state_of(sock) & (self.mask | _ALWAYS)
        source = sock._incoming or sock._endpoint
        size = 0 if source is None else source.amount()
        events = state
        if self.mask & EPOLLET and not state & ~self.told and size <= self.size:
            events = 0
        self.told, self.size = state, size
        self.disabled = bool(events and self.mask & EPOLLONESHOT)
        return events


class epoll:
    _descriptors = 1000  # none that a socket has

    def __init__(self, sizehint=-1, flags=0):
        if sizehint != -1 and sizehint <= 0:
            raise ValueError("negative sizehint")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError(22, "Invalid argument")
        self._interests = {}  # by descriptor
        self.closed = False
        epoll._descriptors += 1
        self._descriptor = epoll._descriptors

    @classmethod
    def fromfd(cls, fd, /):
        raise NotImplementedError("select.epoll.fromfd() isn't modelled: keep the object itself")

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed epoll object")

    def fileno(self):
        self._check()
        return self._descriptor

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
        self.close()

    def _known(self, fd, is_new=False):
        self._check()
        fd = _descriptor_of(fd)
        if fd not in _sockets:
            raise OSError(9, "Bad file descriptor")
        if is_new and fd in self._interests:
            raise FileExistsError(17, "File exists")
        if not is_new and fd not in self._interests:
            raise FileNotFoundError(2, "No such file or directory")
        return fd

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._interests[self._known(fd, is_new=True)] = _Interest(eventmask)

    def modify(self, fd, eventmask):
        self._interests[self._known(fd)] = _Interest(eventmask)

    def unregister(self, fd):
        del self._interests[self._known(fd)]

    def poll(self, timeout=None, maxevents=-1):
        self._check()
        if maxevents != -1 and maxevents <= 0:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        seconds = None if timeout is None or timeout < 0 else timeout
        for fd in [fd for fd in self._interests if fd not in _sockets]:
            del self._interests[fd]  # closed, and so forgotten
        return _network.wait_for(lambda: self._ready(maxevents), _watched(self._interests), seconds)

    def _ready(self, most):
        found = []
        for fd, interest in self._interests.items():
            if len(found) == most:
                break
            if fd in _sockets and not interest.disabled and (events := interest.news(_sockets[fd])):
                found.append((fd, events))
        return found
