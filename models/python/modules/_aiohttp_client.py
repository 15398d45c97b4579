"""The client of `aiohttp` 3.9 as a model: ClientSession, its connector, and what a request gives."""
import asyncio
from urllib.parse import quote, unquote, urljoin, urlsplit

import _http
from _aiohttp_errors import (ClientConnectionError, ClientResponseError, ConnectionTimeoutError, ContentTypeError,
                             InvalidUrlClientError, NonHttpUrlClientError, SocketTimeoutError, TooManyRedirects,
                             failure)
from _aiohttp_parts import (DEFAULT_TIMEOUT, UNSET, CookieJar, FormData, HeadersProxy, Morsel, StreamReader, TCPConnector,
                            timeout_of)
from _exchange import Exchange, Failure
from _publish import publish
from yarl import URL

__version__ = "3.9.5"


class RequestInfo:
    def __init__(self, url, method, headers):
        self.url = self.real_url = url
        self.method = method
        self.headers = headers

    def __repr__(self):
        return f"RequestInfo(url={self.url!r}, method={self.method!r}, headers={self.headers!r}, real_url={self.real_url!r})"


class ClientResponse:
    def __init__(self, session, request, reply, history):
        self._session = session
        self.method = request.method
        self.url = self.real_url = URL(request.url)
        self.status = reply.status
        self.reason = reply.reason
        self.version = (1, 1)
        self.headers = HeadersProxy(reply.headers)
        self.raw_headers = tuple([(name.encode(), value.encode()) for name, value in reply.headers.items()])
        self.request_info = RequestInfo(self.url, request.method, HeadersProxy(request.headers))
        self.history = tuple(history)
        self.content = StreamReader(reply.body)
        self.closed = False
        jar = {}
        _http.set_cookies(jar, reply)
        self.cookies = {name: Morsel(name, value) for name, value in jar.items()}
        self._body = None
        self._charset = reply.charset

    @property
    def ok(self):
        return self.status < 400

    @property
    def host(self):
        return self.url.host

    @property
    def content_type(self):
        return self.headers.get("Content-Type", "application/octet-stream").split(";")[0].strip()

    @property
    def charset(self):
        return self._charset

    @property
    def content_length(self):
        return int(self.headers["Content-Length"]) if "Content-Length" in self.headers else None

    @property
    def connection(self):
        return None

    def get_encoding(self):
        return self._charset or "utf-8"

    async def read(self):
        if self._body is None:
            if self.closed and not self.content.at_eof():
                raise ClientConnectionError("Connection closed")
            self._body = await self.content.read()
        return self._body

    async def text(self, encoding=None, errors="strict"):
        return (await self.read()).decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=None, content_type="application/json"):
        body = await self.read()
        if content_type and not (self.content_type == content_type or self.content_type.endswith("+json")):
            message = f"Attempt to decode JSON with unexpected mimetype: {self.headers.get('Content-Type', '')}"
            raise ContentTypeError(self.request_info, self.history, status=self.status, message=message, headers=self.headers)
        text = body.decode(encoding or self.get_encoding()).strip()
        return (loads or _http._json.loads)(text) if text else None

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)

    def release(self):
        self.closed = True
        return _Nothing()

    def close(self):
        self.closed = True

    async def wait_for_close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.release()

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n"


class _Nothing:
    """What release() gives: it may be awaited."""

    def __await__(self):
        return
        yield


class RequestContext:
    """What session.get(…) gives: to be awaited, or entered with `async with`."""

    def __init__(self, coroutine):
        self._coroutine = coroutine
        self._response = None

    def __await__(self):
        return self._coroutine.__await__()

    __iter__ = __await__

    def send(self, value):
        return self._coroutine.send(value)

    def throw(self, *args):
        return self._coroutine.throw(*args)

    def close(self):
        return self._coroutine.close()

    async def __aenter__(self):
        self._response = await self._coroutine
        return await self._response.__aenter__()

    async def __aexit__(self, *args):
        await self._response.__aexit__(*args)


class ClientSession:
    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, skip_auto_headers=None,
                 auth=None, json_serialize=_http._json.dumps, version=None, cookie_jar=None, connector_owner=True,
                 raise_for_status=False, read_timeout=None, conn_timeout=None, timeout=UNSET, auto_decompress=True,
                 trust_env=False, requote_redirect_url=True, trace_configs=None, read_bufsize=65536,
                 max_line_size=8190, max_field_size=8190):
        self.closed = True  # until it's complete
        self._loop = loop or asyncio.get_running_loop()
        if trace_configs:
            raise NotImplementedError("the model of aiohttp doesn't know trace_configs; the simulator's timeline shows the requests")
        if isinstance(base_url, str):
            base_url = URL(base_url)
        self._base_url = base_url
        self.connector = TCPConnector() if connector is None else connector
        self._owns_connector = connector_owner
        self.headers = _http.Headers(headers)
        self.cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        self.cookie_jar.update_cookies(cookies or {})
        self.auth = auth
        self.json_serialize = json_serialize
        self.timeout = timeout_of(timeout, DEFAULT_TIMEOUT)
        self.raise_for_status = raise_for_status
        self.closed = False

    def __init_subclass__(cls):
        import warnings

        warnings.warn(f"Inheritance class {cls.__name__} from ClientSession is discouraged", DeprecationWarning, stacklevel=2)

    def __del__(self):
        if not self.closed:
            self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})

    @property
    def loop(self):
        return self._loop

    @property
    def cookies(self):
        return self.cookie_jar

    def _url(self, url):
        url = str(url)
        if self._base_url is not None:
            url = urljoin(str(self._base_url), url)
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https", "ws", "wss") and parts.scheme:
            raise NonHttpUrlClientError(url)
        if not parts.hostname:
            raise InvalidUrlClientError(url)
        return quote(unquote(url), safe="/:?=&#%+,;@!$'()*[]~") if " " in url else url

    def _build(self, method, url, params, data, json, headers, cookies, auth):
        merged = self.headers.copy()
        merged.update(headers or {})
        merged.setdefault("Accept", "*/*")
        merged.setdefault("Accept-Encoding", "gzip, deflate")
        merged.setdefault("User-Agent", f"Python/3.11 aiohttp/{__version__}")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        if isinstance(data, FormData):
            body = _http.encode_body(merged, data._fields, files=data._files)
        elif json is not None:
            body = self.json_serialize(json).encode()
            merged.setdefault("Content-Type", "application/json")
            merged.setdefault("Content-Length", len(body))
        else:
            body = _http.encode_body(merged, data)
        auth = auth or self.auth
        if auth is not None:
            merged["Authorization"] = auth.encode()
        jar = {**self.cookie_jar._cookies, **(cookies or {})}
        if jar:
            merged.setdefault("Cookie", _http.cookie_header(jar))
        return _http.Request(method, _http.with_params(self._url(url), params), merged, body)

    async def _request(self, method, url, *, params=None, data=None, json=None, cookies=None, headers=None,
                       skip_auto_headers=None, auth=None, allow_redirects=True, max_redirects=10, compress=None,
                       chunked=None, expect100=False, raise_for_status=None, read_until_eof=True, proxy=None,
                       proxy_auth=None, timeout=UNSET, verify_ssl=None, fingerprint=None, ssl_context=None, ssl=True,
                       server_hostname=None, proxy_headers=None, trace_request_ctx=None, read_bufsize=None,
                       auto_decompress=None):
        if self.closed:
            raise RuntimeError("Session is closed")
        request = self._build(method, url, params, data, json, headers, cookies, auth)
        limits = timeout_of(timeout, self.timeout)
        ssl = self.connector.ssl if ssl is True else ssl
        sending = self._follow(request, limits, ssl, allow_redirects, max_redirects)
        if limits.total:
            response = await _within(sending, limits.total)
        else:
            response = await sending
        check = self.raise_for_status if raise_for_status is None else raise_for_status
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()
        return response

    async def _follow(self, request, limits, ssl, allow_redirects, max_redirects):
        history = []
        while True:
            reply = await self._send(request, limits, ssl)
            response = ClientResponse(self, request, reply, history)
            self.cookie_jar.update_cookies(response.cookies)
            following = _http.redirected(request, reply) if allow_redirects else None
            if following is None:
                return response
            history.append(response)
            if len(history) >= max_redirects:
                raise TooManyRedirects(history[0].request_info, tuple(history))
            if len(self.cookie_jar):
                following.headers["Cookie"] = _http.cookie_header(self.cookie_jar._cookies)
            request = following

    async def _send(self, request, limits, ssl):
        host = f"{request.host}:{request.port}"
        taking = self.connector.take(host)
        if limits.connect:
            try:
                await asyncio.wait_for(taking, limits.connect)
            except asyncio.TimeoutError:
                raise ConnectionTimeoutError(f"Connection timeout to host {request.url}") from None
        else:
            await taking
        try:
            outcome = await Exchange("aiohttp", request).pause(limits.sock_read)
        finally:
            self.connector.give_back(host)
        if isinstance(outcome, Failure):
            if outcome.kind == "timeout":
                raise SocketTimeoutError("Timeout on reading data from socket")
            raise failure(outcome, request, ssl)
        return outcome

    def request(self, method, url, **kwargs):
        return RequestContext(self._request(method, url, **kwargs))

    def get(self, url, **kwargs):
        return RequestContext(self._request("GET", url, **kwargs))

    def options(self, url, **kwargs):
        return RequestContext(self._request("OPTIONS", url, **kwargs))

    def head(self, url, *, allow_redirects=False, **kwargs):
        return RequestContext(self._request("HEAD", url, allow_redirects=allow_redirects, **kwargs))

    def post(self, url, **kwargs):
        return RequestContext(self._request("POST", url, **kwargs))

    def put(self, url, **kwargs):
        return RequestContext(self._request("PUT", url, **kwargs))

    def patch(self, url, **kwargs):
        return RequestContext(self._request("PATCH", url, **kwargs))

    def delete(self, url, **kwargs):
        return RequestContext(self._request("DELETE", url, **kwargs))

    async def _ws_connect(self, url, params, headers):
        from _aiohttp_websocket import connect

        return await connect(self._build("GET", url, params, None, None, headers, None, None))

    def ws_connect(self, url, *, params=None, headers=None, protocols=(), timeout=10.0, receive_timeout=None, autoclose=True,
                   autoping=True, heartbeat=None, ssl=True, max_msg_size=4 * 1024 * 1024):
        return RequestContext(self._ws_connect(url, params, headers))

    async def close(self):
        if not self.closed:
            if self._owns_connector:
                await self.connector.close()
            self.closed = True

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *args):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()


async def _within(sending, seconds):
    """The result, or TimeoutError: as aiohttp's own timer, in the caller's task."""
    async with asyncio.timeout(seconds):
        return await sending


class _OwnSession(RequestContext):
    """`async with aiohttp.request(…)`: a session for one request."""

    async def __aexit__(self, *args):
        await super().__aexit__(*args)
        await self._response._session.close()


def request(method, url, **kwargs):
    return _OwnSession(ClientSession()._request(method, url, **kwargs))


publish(globals(), "aiohttp.client")
