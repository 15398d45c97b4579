"""What requests and responses of `httpx` 0.27 are made of: URL, Headers, Timeout, Limits, Request, Response."""
import _http
from _httpx_errors import HTTPStatusError, StreamError
from _publish import publish


class URL:
    """A URL, comparable with texts."""

    def __init__(self, url="", params=None):
        if hasattr(params, "items"):
            params = QueryParams(params).multi_items()
        self._text = _http.with_params(str(url), params)
        parts = _http.urlsplit(self._text)
        self.scheme, self.host, self.port = parts.scheme, parts.hostname or "", parts.port
        self.path, self.fragment = parts.path or "/", parts.fragment
        self.query = parts.query.encode()
        self.netloc = parts.netloc.encode()

    @property
    def params(self):
        return QueryParams(self.query.decode())

    def join(self, url):
        return URL(_http.urljoin(self._text, str(url)))

    def copy_merge_params(self, params):
        return URL(self._text, params)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and self._text == str(other)

    def __hash__(self):
        return hash(self._text)


def _primitive(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


class QueryParams:
    def __init__(self, params=""):
        if isinstance(params, str):
            self._pairs = _http.parse_qsl(params, keep_blank_values=True)
        else:
            items = params.items() if hasattr(params, "items") else params
            self._pairs = [(str(name), _primitive(value)) for name, values in items
                           for value in (values if isinstance(values, (list, tuple)) else [values])]

    def __getitem__(self, name):
        return dict(reversed(self._pairs))[name]

    def get(self, name, default=None):
        return dict(reversed(self._pairs)).get(name, default)

    def multi_items(self):
        return list(self._pairs)

    def items(self):
        return dict(reversed(self._pairs)).items()

    def __iter__(self):
        return iter(dict(self._pairs))

    def __str__(self):
        return _http.urlencode(self._pairs)

    def __repr__(self):
        return f"QueryParams({str(self)!r})"


class Headers(_http.Headers):
    """Names in lower case, as httpx gives them out."""

    def add(self, name, value):
        super().add(str(name).lower(), value)

    def multi_items(self):
        return self.items()

    def __repr__(self):
        return f"Headers({dict(self._items)!r})"


class Timeout:
    def __init__(self, timeout=5.0, *, connect=-1, read=-1, write=-1, pool=-1):
        if isinstance(timeout, Timeout):
            self.connect, self.read, self.write, self.pool = timeout.connect, timeout.read, timeout.write, timeout.pool
        elif isinstance(timeout, tuple):
            self.connect, self.read, self.write, self.pool = [*timeout, None, None][:4]
        else:
            self.connect, self.read, self.write, self.pool = [timeout if value == -1 else value
                                                              for value in (connect, read, write, pool)]

    def __eq__(self, other):
        return isinstance(other, Timeout) and vars(self) == vars(other)

    def __repr__(self):
        if self.connect == self.read == self.write == self.pool:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __repr__(self):
        return (f"Limits(max_connections={self.max_connections}, "
                f"max_keepalive_connections={self.max_keepalive_connections}, keepalive_expiry={self.keepalive_expiry})")


class Request:
    """`wire`: the _http.Request that travels."""

    def __init__(self, method, url, *, params=None, headers=None, data=None, json=None, content=None, files=None,
                 cookies=None):
        self.method = method.upper()
        self.url = URL(url, params)
        self.headers = Headers(headers)
        self.headers.setdefault("host", self.url.netloc.decode())
        self.content = _http.encode_body(self.headers, content if content is not None else data, json, files, (",", ":"))
        if cookies:
            self.headers.setdefault("cookie", _http.cookie_header(cookies))
        self.extensions = {}

    @property
    def wire(self):
        return _http.Request(self.method, str(self.url), self.headers, self.content)

    def read(self):
        return self.content

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response:
    """A reply. Also made by programs, for tests: Response(200, json={…})."""

    http_version = "HTTP/1.1"

    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None, request=None,
                 seconds=0.0, history=(), streamed=False):
        self.status_code = status_code
        self.headers = Headers(headers)
        if text is not None or html is not None:
            content = text if text is not None else html
            self.headers.setdefault("content-type", f"text/{'plain' if html is None else 'html'}; charset=utf-8")
        self._content = _http.encode_body(self.headers, content, json, separators=(",", ":"))
        self._request = request
        self._seconds = seconds
        self.history = list(history)
        self.next_request = None
        self.is_closed = not streamed
        self.is_stream_consumed = not streamed
        self._readable = not streamed
        self.extensions = {"http_version": b"HTTP/1.1"}
        _, found, charset = self.headers.get("content-type", "").partition("charset=")
        self.encoding = charset.split(";")[0].strip(" \"'") if found else "utf-8"

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    @property
    def url(self):
        return self.request.url

    @property
    def elapsed(self):
        from datetime import timedelta

        return timedelta(seconds=self._seconds)

    @property
    def cookies(self):
        jar = {}
        _http.set_cookies(jar, self)
        return jar

    @property
    def reason_phrase(self):
        return _http.REASONS.get(self.status_code, "")

    @property
    def content(self):
        if not self._readable:
            raise StreamError("Attempted to access streaming response content, without having called `read()`.")
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding, "replace")

    @property
    def charset_encoding(self):
        return self.encoding

    def json(self, **kwargs):
        return _http._json.loads(self.content.decode("utf-8"), **kwargs)

    is_informational = property(lambda self: 100 <= self.status_code < 200)
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: self.status_code >= 500)
    is_error = property(lambda self: self.status_code >= 400)
    has_redirect_location = property(lambda self: self.status_code in _http.REDIRECTS and "location" in self.headers)
    num_bytes_downloaded = property(lambda self: len(self._content))

    def raise_for_status(self):
        request = self.request
        if self.is_success:
            return self
        kinds = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}
        message = f"{kinds[self.status_code // 100]} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
        if self.has_redirect_location:
            message += f"\nRedirect location: '{self.headers['location']}'"
        message += f"\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}"
        raise HTTPStatusError(message, request=request, response=self)

    def read(self):
        self._readable = True
        return self._content

    async def aread(self):
        return self.read()

    def _pieces(self, size):
        content = self._content
        size = size or max(len(content), 1)
        self.is_stream_consumed = True
        for start in range(0, len(content), size):
            yield content[start:start + size]

    def iter_bytes(self, chunk_size=None):
        return self._pieces(chunk_size)

    iter_raw = iter_bytes

    def iter_text(self, chunk_size=None):
        for piece in self._pieces(chunk_size):
            yield piece.decode(self.encoding, "replace")

    def iter_lines(self):
        yield from self._content.decode(self.encoding, "replace").splitlines()

    async def aiter_bytes(self, chunk_size=None):
        for piece in self._pieces(chunk_size):
            yield piece

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size=None):
        for piece in self.iter_text(chunk_size):
            yield piece

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    def close(self):
        self.is_closed = True

    async def aclose(self):
        self.close()

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


publish(globals(), "httpx")
