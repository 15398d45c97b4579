"""`http.client` as a model: a connection sends one request at a time."""
import _http
from urllib.request import HTTPMessage, HTTPResponse, send

HTTP_PORT, HTTPS_PORT = 80, 443
responses = _http.REASONS


class HTTPException(Exception):
    pass


class InvalidURL(HTTPException):
    pass


class CannotSendRequest(HTTPException):
    pass


class ResponseNotReady(HTTPException):
    pass


class RemoteDisconnected(ConnectionResetError):
    pass


class HTTPConnection:
    _scheme, default_port = "http", HTTP_PORT

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192):
        name, colon, digits = host.partition(":")
        self.host = name
        self.port = port or (int(digits) if colon else self.default_port)
        self.timeout = timeout
        self._pending = None

    def connect(self):
        pass  # with the request

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        if self._pending is not None:
            raise CannotSendRequest("Request-sent")
        body = body.encode() if isinstance(body, str) else body or b""
        place = self.host if self.port == self.default_port else f"{self.host}:{self.port}"
        sent = _http.Headers({"Accept-Encoding": "identity"})
        sent.update(headers)
        if body:
            sent.setdefault("Content-Length", len(body))
        self._pending = _http.Request(method, f"{self._scheme}://{place}{url}", sent, body)

    def getresponse(self):
        if self._pending is None:
            raise ResponseNotReady("Idle")
        request, self._pending = self._pending, None
        return HTTPResponse(request.url, send("http.client", request, self.timeout))

    def close(self):
        self._pending = None


class HTTPSConnection(HTTPConnection):
    _scheme, default_port = "https", HTTPS_PORT

    def __init__(self, host, port=None, *, context=None, **kwargs):
        super().__init__(host, port, **kwargs)
