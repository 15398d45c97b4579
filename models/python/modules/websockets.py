"""`websockets` as a model: servers and clients of one program, in memory. A message to a server of the program
takes what `websockets.send` costs in [cost], 0 s by default; hosts with `echo` in their name send back what
they get, after 100 ms."""
import asyncio
from urllib.parse import urlsplit

from _costs import spend
from _exchange import LATENCY, LOCAL_HOSTS

_servers = {}  # port -> server


class WebSocketException(Exception):
    pass


class Close:
    def __init__(self, code, reason):
        self.code, self.reason = code, reason

    def __str__(self):
        return f"{self.code} ({'OK' if self.code == 1000 else 'going away' if self.code == 1001 else 'internal error'})" + (
            f" {self.reason}" if self.reason else "")


class ConnectionClosed(WebSocketException):
    def __init__(self, rcvd, sent, rcvd_then_sent=None):
        self.rcvd, self.sent = rcvd, sent
        self.code = rcvd.code if rcvd is not None else 1006
        self.reason = rcvd.reason if rcvd is not None else ""

    def __str__(self):
        if self.rcvd is None:
            return f"sent {self.sent}; no close frame received" if self.sent else "no close frame received or sent"
        return f"received {self.rcvd}; then sent {self.sent}" if self.sent is not None else f"received {self.rcvd}; no close frame sent"


class ConnectionClosedOK(ConnectionClosed):
    pass


class ConnectionClosedError(ConnectionClosed):
    pass


class InvalidURI(WebSocketException):
    def __init__(self, uri, msg):
        super().__init__(f"{uri} isn't a valid URI: {msg}")


class exceptions:
    WebSocketException, ConnectionClosed = WebSocketException, ConnectionClosed
    ConnectionClosedOK, ConnectionClosedError, InvalidURI = ConnectionClosedOK, ConnectionClosedError, InvalidURI


_END = object()


class Connection:
    """One end of a connection; `peer` is the other."""

    def __init__(self, path, remote_address):
        self.path = path
        self.remote_address = remote_address
        self.peer = None
        self.close_code = self.close_reason = None
        self._inbox = asyncio.Queue()
        self._latency = 0.0
        self._closed = asyncio.Event()

    @property
    def closed(self):
        return self.close_code is not None

    @property
    def open(self):
        return not self.closed

    def _error(self):
        close = Close(self.close_code, self.close_reason)
        return (ConnectionClosedOK if self.close_code in (1000, 1001) else ConnectionClosedError)(close, close)

    async def send(self, message):
        if self.closed:
            raise self._error()
        if isinstance(message, (list, tuple)):
            message = type(message[0])().join(message)
        if not hasattr(message, "decode") and not isinstance(message, str):
            raise TypeError("data must be bytes, str, or iterable")
        await spend("websockets.send", self._latency)
        self.peer._inbox.put_nowait(message)

    async def recv(self):
        if self.closed and self._inbox.empty():
            raise self._error()
        message = await self._inbox.get()
        if message is _END:
            raise self._error()
        return message

    async def ping(self, data=None):
        future = asyncio.get_running_loop().create_future()
        future.set_result(self._latency)
        return future

    async def close(self, code=1000, reason=""):
        for end in (self, self.peer):
            if not end.closed:
                end.close_code, end.close_reason = code, reason
                end._inbox.put_nowait(_END)
                end._closed.set()

    async def wait_closed(self):
        await self._closed.wait()

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.recv()
        except ConnectionClosedOK:
            raise StopAsyncIteration from None


WebSocketServerProtocol = WebSocketClientProtocol = WebSocketCommonProtocol = Connection


def _connected(path):
    ends = Connection(path, ("127.0.0.1", 50000)), Connection(path, ("127.0.0.1", 8765))
    ends[0].peer, ends[1].peer = ends[1], ends[0]
    return ends


class _Later:
    """To be awaited, or entered with `async with`."""

    def __await__(self):
        return self._start().__await__()

    async def __aenter__(self):
        self._made = await self._start()
        return self._made

    async def __aexit__(self, *args):
        result = self._made.close()
        if hasattr(result, "__await__"):
            await result


class serve(_Later):
    """`await serve(handler, host, port)`: handler(connection), or handler(connection, path)."""

    def __init__(self, handler, host="localhost", port=8765, **options):
        self._handler, self.host, self.port = handler, host, port
        self._tasks = set()
        self._closed = None

    async def _start(self):
        if self.port in _servers:
            raise OSError(98, f"error while attempting to bind on address ({self.host!r}, {self.port}): address already in use")
        self._loop, self._closed = asyncio.get_running_loop(), asyncio.Event()
        _servers[self.port] = self
        return self

    def _accept(self, connection):
        async def handle():
            try:
                if self._handler.__code__.co_argcount - hasattr(self._handler, "__self__") > 1:
                    await self._handler(connection, connection.path)
                else:
                    await self._handler(connection)
            except ConnectionClosed:
                pass
            except Exception:
                await connection.close(1011)
                raise
            await connection.close()

        task = self._loop.create_task(handle())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close(self):
        _servers.pop(self.port, None)
        for task in list(self._tasks):
            task.cancel()
        self._closed.set()

    async def wait_closed(self):
        await self._closed.wait()

    async def serve_forever(self):
        await self._closed.wait()

    def is_serving(self):
        return not self._closed.is_set()


async def _echo(connection):
    async for message in connection:
        await connection.send(message)


class connect(_Later):
    """`async with connect(uri)`; `async for connection in connect(uri)` connects anew each time."""

    def __init__(self, uri, **options):
        self._uri = uri

    async def _start(self):
        parts = urlsplit(self._uri)
        if parts.scheme not in ("ws", "wss"):
            raise InvalidURI(self._uri, "scheme isn't ws or wss")
        near, far = _connected(parts.path or "/")
        if "echo" in parts.hostname:
            near._latency = LATENCY
            asyncio.get_running_loop().create_task(_echo(far))
            await spend("websockets.connect", LATENCY)
            return near
        server = _servers.get(parts.port or (443 if parts.scheme == "wss" else 80))
        if parts.hostname not in LOCAL_HOSTS or server is None:
            raise ConnectionRefusedError(111, f"Connect call failed ({parts.hostname!r}, {parts.port})")
        if server._loop is not asyncio.get_running_loop():
            raise NotImplementedError("the model of websockets connects within one event loop")
        await spend("websockets.connect")
        server._accept(far)
        return near

    async def __aiter__(self):
        while True:
            async with self as connection:
                yield connection


def broadcast(connections, message):
    for connection in connections:
        if not connection.closed:
            connection.peer._inbox.put_nowait(message)
