"""`aiohttp` as a model: the client here, the server in aiohttp.web. Replies and their time come from
_http.py, names and errors from aiohttp 3.9."""
import aiohttp.http_exceptions
from _aiohttp_client import ClientResponse, ClientSession, RequestInfo, __version__, request
from _aiohttp_errors import (ClientConnectionError, ClientConnectorCertificateError, ClientConnectorDNSError,
                             ClientConnectorError, ClientConnectorSSLError, ClientError, ClientOSError,
                             ClientPayloadError, ClientProxyConnectionError, ClientResponseError, ClientSSLError,
                             ConnectionTimeoutError, ContentTypeError, InvalidURL, InvalidUrlClientError,
                             NonHttpUrlClientError, ServerConnectionError, ServerDisconnectedError,
                             ServerTimeoutError, SocketTimeoutError, TooManyRedirects, WSServerHandshakeError)
from _aiohttp_parts import (BaseConnector, BasicAuth, ClientTimeout, CookieJar, DummyCookieJar, FormData, StreamReader,
                            TCPConnector, UnixConnector)


class TraceConfig:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("the model of aiohttp doesn't know TraceConfig; the simulator's timeline shows the requests")


def __getattr__(name):
    """WebSockets are rarely wanted."""
    if name not in ("ClientWebSocketResponse", "WSMsgType", "WSMessage"):
        raise AttributeError(f"module 'aiohttp' has no attribute {name!r}")
    import _aiohttp_websocket

    return getattr(_aiohttp_websocket, name)
