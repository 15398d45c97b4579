"""The exceptions of the `aiohttp` client."""
import asyncio

from _publish import publish


class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=None, message="", headers=None):
        self.request_info = request_info
        self.history = history
        self.status = 0 if status is None else status
        self.message = message
        self.headers = headers
        self.args = (request_info, history)

    @property
    def code(self):
        return self.status

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}"

    def __repr__(self):
        text = f"{self.request_info!r}, {self.history!r}"
        if self.status != 0:
            text += f", status={self.status!r}"
        if self.message != "":
            text += f", message={self.message!r}"
        if self.headers is not None:
            text += f", headers={self.headers!r}"
        return f"{type(self).__name__}({text})"


class ContentTypeError(ClientResponseError):
    pass


class WSServerHandshakeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, connection_key, os_error):
        self._connection_key = connection_key
        self.os_error = os_error
        self.args = (connection_key, os_error)

    host = property(lambda self: self._connection_key.host)
    port = property(lambda self: self._connection_key.port)
    ssl = property(lambda self: self._connection_key.ssl)

    def __str__(self):
        ssl = "default" if self.ssl is True else self.ssl
        return f"Cannot connect to host {self.host}:{self.port} ssl:{ssl} [{self.os_error.strerror}]"


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ClientProxyConnectionError(ClientConnectorError):
    pass


class ClientSSLError(ClientConnectorError):
    pass


class ClientConnectorSSLError(ClientSSLError):
    pass


class ClientConnectorCertificateError(ClientSSLError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = "Server disconnected" if message is None else message
        self.args = (self.message,)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url, description=None):
        self.url, self.description = url, description
        super().__init__(url) if description is None else super().__init__(url, description)

    def __str__(self):
        return f"{self.url} - {self.description}" if self.description else str(self.url)


class InvalidUrlClientError(InvalidURL):
    pass


class NonHttpUrlClientError(InvalidUrlClientError):
    pass


class ConnectionKey:
    """Which host a connection is to."""

    def __init__(self, host, port, is_ssl, ssl):
        self.host, self.port, self.is_ssl, self.ssl = host, port, is_ssl, ssl

    def __repr__(self):
        return (f"ConnectionKey(host={self.host!r}, port={self.port}, is_ssl={self.is_ssl}, ssl={self.ssl}, "
                f"proxy=None, proxy_auth=None, proxy_headers_hash=None)")


def failure(outcome, request, ssl):
    """The exception that an exchange's Failure is."""
    key = ConnectionKey(request.host, request.port, request.parts.scheme in ("https", "wss"), ssl)
    if outcome.kind == "unresolved":
        return ClientConnectorDNSError(key, OSError(-2, "Name or service not known"))
    if outcome.kind == "refused":
        address = ("127.0.0.1", request.port)
        return ClientConnectorError(key, ConnectionRefusedError(111, f"Connect call failed {address!r}"))
    raised = outcome.error_class(globals(), ServerDisconnectedError)
    if issubclass(raised, ClientConnectorError):
        return raised(key, OSError(104, "Connection reset by peer"))
    return raised()


publish(globals(), "aiohttp.client_exceptions")
