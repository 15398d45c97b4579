"""WebSockets of `aiohttp`: two ends in memory, one of a client, one of a server of the program. A message takes
what [cost] gives to `aiohttp.send`, 0 s by default."""
import asyncio
from enum import IntEnum

import _http
from _aiohttp_client import RequestInfo
from _aiohttp_errors import WSServerHandshakeError
from _aiohttp_messages import StreamResponse
from _aiohttp_parts import HeadersProxy
from _costs import spend
from _exchange import LOCAL_HOSTS, servers
from _publish import publish
from yarl import URL


class WSMsgType(IntEnum):
    CONTINUATION = 0
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10
    CLOSING = 256
    CLOSED = 257
    ERROR = 258
    text = TEXT
    binary = BINARY
    close = CLOSE
    closed = CLOSED
    error = ERROR


class WSMessage:
    def __init__(self, type, data=None, extra=None):
        self.type, self.data, self.extra = type, data, extra

    def json(self, *, loads=_http._json.loads):
        return loads(self.data)

    def __repr__(self):
        return f"WSMessage(type={self.type!r}, data={self.data!r}, extra={self.extra!r})"


class _End:
    """What both ends can do. `_peer` is set when the connection is made."""

    def _open(self):
        self._inbox = asyncio.Queue()
        self._peer = None
        self.closed = False
        self.close_code = None

    async def _send(self, message):
        if self._peer is None:
            raise RuntimeError("Call .prepare() first")
        if self.closed:
            raise ConnectionResetError("Cannot write to closing transport")
        await spend("aiohttp.send")
        self._peer._inbox.put_nowait(message)

    async def send_str(self, data, compress=None):
        if not isinstance(data, str):
            raise TypeError(f"data argument must be str ({type(data)!r})")
        await self._send(WSMessage(WSMsgType.TEXT, data, ""))

    async def send_bytes(self, data, compress=None):
        await self._send(WSMessage(WSMsgType.BINARY, bytes(data), ""))

    async def send_json(self, data, compress=None, *, dumps=_http._json.dumps):
        await self.send_str(dumps(data))

    async def ping(self, message=b""):
        pass  # the other end is there, and answers by itself

    async def receive(self, timeout=None):
        if self.closed and self._inbox.empty():
            return WSMessage(WSMsgType.CLOSED)
        message = await asyncio.wait_for(self._inbox.get(), timeout)
        if message.type is WSMsgType.CLOSE:
            self.closed, self.close_code = True, message.data
        return message

    async def receive_str(self, *, timeout=None):
        message = await self.receive(timeout)
        if message.type is not WSMsgType.TEXT:
            raise TypeError(f"Received message {message.type}:{message.data!r} is not WSMsgType.TEXT")
        return message.data

    async def receive_bytes(self, *, timeout=None):
        message = await self.receive(timeout)
        if message.type is not WSMsgType.BINARY:
            raise TypeError(f"Received message {message.type}:{message.data!r} is not bytes")
        return message.data

    async def receive_json(self, *, loads=_http._json.loads, timeout=None):
        return loads(await self.receive_str(timeout=timeout))

    async def close(self, *, code=1000, message=b""):
        if self.closed or self._peer is None:
            return False
        self.closed, self.close_code = True, code
        if not self._peer.closed:
            self._peer._inbox.put_nowait(WSMessage(WSMsgType.CLOSE, code, message.decode() if isinstance(message, bytes) else message))
        return True

    def exception(self):
        return None

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            raise StopAsyncIteration
        return message


class ClientWebSocketResponse(_End):
    def __init__(self):
        self._open()
        self._connected = asyncio.Event()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()


class WebSocketResponse(_End, StreamResponse):
    def __init__(self, *, timeout=10.0, receive_timeout=None, autoclose=True, autoping=True, heartbeat=None, protocols=(),
                 compress=True, max_msg_size=4 * 1024 * 1024):
        StreamResponse.__init__(self, status=101)
        self._open()

    def can_prepare(self, request):
        return hasattr(request._request, "websocket")

    async def prepare(self, request):
        from aiohttp.web import HTTPBadRequest

        client = getattr(request._request, "websocket", None)
        if client is None:
            raise HTTPBadRequest(text="No WebSocket UPGRADE hdr: None\n Can \"Upgrade\" only to \"WebSocket\".")
        self.prepared = True
        self._peer, client._peer = client, self
        client._connected.set()


async def connect(request):
    """A client's end of a connection that a server of the program accepted."""
    client = ClientWebSocketResponse()
    server = servers.get(request.port) if request.host in LOCAL_HOSTS else None
    if server is None:
        if request.host in LOCAL_HOSTS:
            raise ConnectionRefusedError(111, f"Connect call failed ('127.0.0.1', {request.port})")
        raise NotImplementedError("the model of aiohttp opens WebSockets to servers of the program itself alone")
    request.websocket = client
    handler = server.loop.create_task(server.respond(request))
    connected = asyncio.create_task(client._connected.wait())
    await asyncio.wait([handler, connected], return_when=asyncio.FIRST_COMPLETED)
    connected.cancel()
    if client._peer is None:
        reply = handler.result()
        about = RequestInfo(URL(request.url), "GET", HeadersProxy(request.headers))
        raise WSServerHandshakeError(about, (), status=reply.status, message="Invalid response status", headers=reply.headers)
    handler.add_done_callback(lambda _: asyncio.ensure_future(client._peer.close()))
    return client


publish(globals(), "aiohttp")
