"""What handlers of `aiohttp.web` get and give: requests, responses, and the exceptions that are responses."""
import asyncio

import _http
from _aiohttp_parts import HeadersProxy, StreamReader
from _publish import publish
from yarl import URL


class BaseRequest(dict):
    """Also a mapping for what middlewares want to pass on."""

    def __init__(self, request, app, match_info):
        super().__init__()
        self._request = request
        self.app = app
        self.match_info = match_info
        self.method = request.method
        self.url = URL(request.url)
        self.rel_url = URL(self.url.path_qs)
        self.path = self.url.path
        self.path_qs = self.raw_path = self.url.path_qs
        self.query_string = self.url.query_string
        self.query = self.rel_url.query
        self.host = request.parts.netloc
        self.scheme = request.parts.scheme
        self.remote = "127.0.0.1"
        self.version = (1, 1)
        self.headers = HeadersProxy(request.headers)
        self.cookies = _http.cookies_of(request)
        self.content = StreamReader(request.body)
        self.content_type = request.headers.get("Content-Type", "application/octet-stream").split(";")[0]
        self.content_length = len(request.body)
        self.body_exists = self.can_read_body = bool(request.body)
        self.loop = asyncio.get_running_loop()

    async def read(self):
        return self._request.body

    async def text(self):
        return self._request.body.decode()

    async def json(self, *, loads=_http._json.loads):
        return loads(await self.text())

    async def post(self):
        return dict(self._request.form())

    def __bool__(self):
        return True

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    def __repr__(self):
        return f"<Request {self.method} {self.path} >"


class Request(BaseRequest):
    pass


class StreamResponse:
    def __init__(self, *, status=200, reason=None, headers=None):
        self.set_status(status, reason)
        self.headers = _http.Headers(headers)
        self.cookies = {}
        self.prepared = False
        self._pieces = []

    def set_status(self, status, reason=None):
        self.status = int(status)
        self.reason = _http.REASONS.get(self.status, "") if reason is None else reason

    @property
    def content_type(self):
        return self.headers.get("Content-Type", "application/octet-stream").split(";")[0]

    @content_type.setter
    def content_type(self, value):
        self.headers["Content-Type"] = value

    def set_cookie(self, name, value, *, expires=None, domain=None, max_age=None, path="/", secure=None, httponly=None,
                   version=None, samesite=None):
        age = "" if max_age is None else f"; Max-Age={max_age}"
        self.headers.add("Set-Cookie", f"{name}={value}{age}; Path={path}")

    def del_cookie(self, name, **kwargs):
        self.set_cookie(name, "", max_age=0)

    def enable_compression(self, force=None):
        pass  # the modelled network sends what it is given

    def enable_chunked_encoding(self, chunk_size=None):
        pass

    async def prepare(self, request):
        self.prepared = True

    async def write(self, data):
        if not self.prepared:
            raise RuntimeError("Cannot call write() before prepare()")
        self._pieces.append(bytes(data))

    async def write_eof(self, data=b""):
        self._pieces.append(data)

    async def drain(self):
        pass

    def _reply(self):
        headers = self.headers.copy()
        headers.setdefault("Content-Type", "application/octet-stream")
        return _http.Reply(self.status, b"".join(self._pieces), headers=headers, reason=self.reason)

    def __repr__(self):
        return f"<{type(self).__name__} {self.reason} not prepared>"


class Response(StreamResponse):
    def __init__(self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None, charset=None,
                 zlib_executor_size=None, zlib_executor=None):
        if body is not None and text is not None:
            raise ValueError("body and text are not allowed together")
        super().__init__(status=status, reason=reason, headers=headers)
        if text is not None:
            if not isinstance(text, str):
                raise TypeError(f"text argument must be str ({type(text)!r})")
            kind = f"{content_type or 'text/plain'}; charset={charset or 'utf-8'}"
            self.headers.setdefault("Content-Type", kind)
        elif content_type is not None:
            self.headers.setdefault("Content-Type", content_type if charset is None else f"{content_type}; charset={charset}")
        elif isinstance(body, str):
            self.headers.setdefault("Content-Type", "text/plain; charset=utf-8")
        self.charset = charset
        self.body = text if text is not None else body

    @property
    def body(self):
        return b"".join(self._pieces) or None

    @body.setter
    def body(self, value):
        value = b"" if value is None else value
        self._pieces = [value.encode() if isinstance(value, str) else bytes(value)]

    @property
    def text(self):
        return None if self.body is None else self.body.decode()

    @text.setter
    def text(self, value):
        self.body = value


class FileResponse(StreamResponse):
    """A file of the simulated machine."""

    def __init__(self, path, chunk_size=256 * 1024, status=200, reason=None, headers=None):
        super().__init__(status=status, reason=reason, headers=headers)
        self._path = path

    def _reply(self):
        with open(self._path, "rb") as file:
            self._pieces = [file.read()]
        return super()._reply()


def json_response(data=None, *, text=None, body=None, status=200, reason=None, headers=None,
                  content_type="application/json", dumps=_http._json.dumps):
    if data is not None and (text or body):
        raise ValueError("only one of data, text, or body should be specified")
    text = dumps(data) if text is None and body is None else text
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)


class HTTPException(Response, Exception):
    status_code = -1

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None):
        Response.__init__(self, status=self.status_code, headers=headers, body=body, text=text, reason=reason,
                          content_type=content_type)
        Exception.__init__(self, self.reason)
        if self.body is None and not self.empty_body:
            self.headers.setdefault("Content-Type", "text/plain; charset=utf-8")
            self.text = f"{self.status}: {self.reason}"

    empty_body = False

    def __bool__(self):
        return True

    def __str__(self):
        return self.reason


class HTTPError(HTTPException):
    pass


class HTTPRedirection(HTTPException):
    pass


class HTTPSuccessful(HTTPException):
    pass


class HTTPClientError(HTTPError):
    pass


class HTTPServerError(HTTPError):
    pass


class _HTTPMove(HTTPRedirection):
    def __init__(self, location, **kwargs):
        super().__init__(**kwargs)
        self.location = location
        self.headers["Location"] = str(location)


class HTTPMethodNotAllowed(HTTPClientError):
    status_code = 405

    def __init__(self, method, allowed_methods, **kwargs):
        super().__init__(**kwargs)
        self.headers["Allow"] = ",".join(sorted(allowed_methods))
        self.method, self.allowed_methods = method, set(allowed_methods)


# The others differ in their status alone.
_NAMES = {
    200: "HTTPOk", 201: "HTTPCreated", 202: "HTTPAccepted", 204: "HTTPNoContent", 301: "HTTPMovedPermanently",
    302: "HTTPFound", 303: "HTTPSeeOther", 307: "HTTPTemporaryRedirect", 308: "HTTPPermanentRedirect",
    304: "HTTPNotModified", 400: "HTTPBadRequest", 401: "HTTPUnauthorized", 402: "HTTPPaymentRequired",
    403: "HTTPForbidden", 404: "HTTPNotFound", 406: "HTTPNotAcceptable", 408: "HTTPRequestTimeout",
    409: "HTTPConflict", 410: "HTTPGone", 411: "HTTPLengthRequired", 412: "HTTPPreconditionFailed",
    415: "HTTPUnsupportedMediaType", 422: "HTTPUnprocessableEntity", 429: "HTTPTooManyRequests",
    500: "HTTPInternalServerError", 501: "HTTPNotImplemented", 502: "HTTPBadGateway",
    503: "HTTPServiceUnavailable", 504: "HTTPGatewayTimeout",
}
_MOVES = (301, 302, 303, 307, 308)


def _base_of(status):
    if status in _MOVES:
        return _HTTPMove
    return {2: HTTPSuccessful, 3: HTTPRedirection, 4: HTTPClientError, 5: HTTPServerError}[status // 100]


EXCEPTIONS = {name: type(name, (_base_of(status),), {"status_code": status, "empty_body": status in (204, 304)})
              for status, name in _NAMES.items()}
globals().update(EXCEPTIONS)
EXCEPTIONS.update(HTTPMethodNotAllowed=HTTPMethodNotAllowed, HTTPException=HTTPException, HTTPError=HTTPError,
                  HTTPRedirection=HTTPRedirection, HTTPClientError=HTTPClientError, HTTPServerError=HTTPServerError,
                  HTTPSuccessful=HTTPSuccessful)


publish(globals(), "aiohttp.web")
