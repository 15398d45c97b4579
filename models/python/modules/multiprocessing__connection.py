"""`multiprocessing.connection`: pipes between simulated processes, and listeners in their memory.

A channel carries messages one way. It counts who could write to it: a fork inherits the ends that its
parent has open and closes them when it exits; after the last one a reader gets EOFError. Rules and
wording are CPython 3.11's Lib/multiprocessing/connection.py.
"""
import threading as _threading
from _interleave import note_poll as _note_poll
from _process_copy import pickled as _pickled, unpickled as _unpickled
from multiprocessing.context import AuthenticationError, BufferTooShort
from time import monotonic as _monotonic

__all__ = ["Client", "Listener", "Pipe", "wait"]

_listeners = {}  # by address


class _Channel:
    _process_shared = "inherited"

    def __init__(self):
        self.messages = []
        self.changed = _threading.Condition()
        self.readers = 1
        self.writers = 1
        self.watchers = []  # events to set when there is something to read, or the end

    def tell(self):
        self.changed.notify_all()
        for watcher in self.watchers:
            watcher.set()

    def put(self, message):
        with self.changed:
            if not self.readers:
                raise BrokenPipeError(32, "Broken pipe")
            self.messages.append(message)
            self.tell()

    def wait(self, timeout=None):
        """Until there is something to read, or the end. Requires: changed is held."""
        return self.changed.wait_for(self.ready, timeout)

    def ready(self):
        return bool(self.messages) or not self.writers

    def get(self):
        with self.changed:
            self.wait()
            if not self.messages:
                raise EOFError
            return self.messages.pop(0)


class Connection:
    """One end of a pipe, as one process has it."""

    _process_shared = "anywhere"

    def __init__(self, incoming, outgoing):
        self._incoming = incoming
        self._outgoing = outgoing
        self._closed = False

    def _forked(self):
        copy = Connection(self._incoming, self._outgoing)
        copy._closed = self._closed
        if not self._closed:
            self._count(1)
            _inherited.append(copy)
        return copy

    def _count(self, step):
        if self._incoming is not None:
            self._incoming.readers += step
        if self._outgoing is not None:
            self._outgoing.writers += step
            if not self._outgoing.writers:
                with self._outgoing.changed:
                    self._outgoing.tell()

    @property
    def closed(self):
        return self._closed

    @property
    def readable(self):
        return self._incoming is not None

    @property
    def writable(self):
        return self._outgoing is not None

    def _check_readable(self):
        self._check_open()
        if self._incoming is None:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check_open()
        if self._outgoing is None:
            raise OSError("connection is read-only")

    def _check_open(self):
        if self._closed:
            raise OSError("handle is closed")

    def fileno(self):
        self._check_open()
        raise OSError("a modelled pipe has no file descriptor")

    def close(self):
        if not self._closed:
            self._closed = True
            self._count(-1)

    def send(self, obj):
        self._check_writable()
        self._outgoing.put(_pickled(obj))

    def recv(self):
        self._check_readable()
        return _unpickled(self._incoming.get())

    def send_bytes(self, buf, offset=0, size=None):
        self._check_writable()
        content = bytes(buf)
        if offset < 0:
            raise ValueError("offset is negative")
        if len(content) < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = len(content) - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > len(content):
            raise ValueError("buffer length < offset + size")
        self._outgoing.put(content[offset:offset + size])

    def recv_bytes(self, maxlength=None):
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        content = self._incoming.get()
        if maxlength is not None and len(content) > maxlength:
            raise OSError("bad message length")
        return content

    def recv_bytes_into(self, buf, offset=0):
        content = self.recv_bytes()
        if offset < 0:
            raise ValueError("negative offset")
        if offset + len(content) > len(buf):
            raise BufferTooShort(content)
        buf[offset:offset + len(content)] = content
        return len(content)

    def poll(self, timeout=0.0):
        self._check_readable()
        with self._incoming.changed:
            ready = self._incoming.wait(timeout)
        if not ready:
            _note_poll(self)
        return ready

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


_inherited = []  # what the process that is being forked gets


def _take_inherited():
    global _inherited
    taken, _inherited = _inherited, []
    return taken


def Pipe(duplex=True):
    forth, back = _Channel(), _Channel()
    if duplex:
        return Connection(back, forth), Connection(forth, back)
    return Connection(forth, None), Connection(None, forth)


def wait(object_list, timeout=None):
    """Those of connections and sentinels of processes that are ready, once there is one."""
    objects = list(object_list)
    woken = _threading.Event()
    connections = [o for o in objects if isinstance(o, Connection)]
    for connection in connections:
        connection._incoming.watchers.append(woken)
    for sentinel in objects:
        if not isinstance(sentinel, Connection) and not sentinel.ended():
            _threading.Thread(target=_watch, args=(sentinel, woken), daemon=True).start()
    end = None if timeout is None else _monotonic() + timeout
    try:
        while True:
            ready = [o for o in objects if _is_ready(o)]
            left = None if end is None else end - _monotonic()
            if ready or left is not None and left <= 0:
                return ready
            woken.wait(left)
            woken.clear()
    finally:
        for connection in connections:
            connection._incoming.watchers.remove(woken)


def _is_ready(waited_for):
    if isinstance(waited_for, Connection):
        return waited_for._incoming.ready()
    return waited_for.ended()


def _watch(sentinel, woken):
    sentinel.join()
    woken.set()


class Listener:
    _process_shared = "inherited"
    _count = 0

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError("authkey should be a byte string")
        if address is None:
            Listener._count += 1
            address = f"/tmp/listener-{Listener._count}"
        if address in _listeners:
            raise OSError(98, "Address already in use")
        self._address = address
        self._authkey = authkey
        self._arrivals = _Channel()
        self.last_accepted = None
        _listeners[address] = self

    @property
    def address(self):
        return self._address

    def accept(self):
        if self._arrivals is None:
            raise OSError("listener is closed")
        connection, key = self._arrivals.get()
        if self._authkey is not None and key != self._authkey:
            raise AuthenticationError("digest received was wrong")
        return connection

    def close(self):
        if self._arrivals is not None:
            self._arrivals = None
            del _listeners[self._address]

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def Client(address, family=None, authkey=None):
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError("authkey should be a byte string")
    listener = _listeners.get(address)
    if listener is None:
        if isinstance(address, str):
            raise FileNotFoundError(2, "No such file or directory")
        raise ConnectionRefusedError(111, "Connection refused")
    ours, theirs = Pipe()
    listener._arrivals.put((theirs, authkey))
    if listener._authkey is not None and authkey != listener._authkey:
        raise AuthenticationError("digest sent was rejected")
    return ours
