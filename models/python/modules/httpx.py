"""The `httpx` library as a model: replies and their time come from _http.py, names and errors from
httpx 0.27. Client blocks its thread, AsyncClient awaits one timer. At most limits.max_connections (100)
requests of a client run at once; the others wait for a connection."""
import _http
from _exchange import Exchange, Failure
from _httpx_errors import (CloseError, ConnectError, ConnectTimeout, DecodingError, HTTPError, HTTPStatusError,
                           InvalidURL, LocalProtocolError, NetworkError, PoolTimeout, ProtocolError, ReadError,
                           ReadTimeout, RemoteProtocolError, RequestError, StreamError, TimeoutException,
                           TooManyRedirects, TransportError, UnsupportedProtocol, WriteError, WriteTimeout, failure)
from _httpx_models import URL, Headers, Limits, QueryParams, Request, Response, Timeout

__version__ = "0.27.0"
USE_CLIENT_DEFAULT = object()
_DEFAULT_LIMITS = Limits(max_connections=100, max_keepalive_connections=20)


class codes:
    """`httpx.codes.NOT_FOUND`"""

    @staticmethod
    def is_error(status):
        return status >= 400

    @staticmethod
    def get_reason_phrase(status):
        return _http.REASONS.get(status, "")


for _status, _reason in _http.REASONS.items():
    setattr(codes, _reason.upper().replace(" ", "_").replace("-", "_").replace("'", ""), _status)


class Auth:
    """Changes a request before it is sent."""

    def auth_flow(self, request):
        yield request


class BasicAuth(Auth):
    def __init__(self, username, password):
        self._value = _http.basic_auth(username, password)

    def auth_flow(self, request):
        request.headers["Authorization"] = self._value
        yield request


class HTTPTransport:
    """Where a Client's requests go: to the modelled web."""

    def __init__(self, *, retries=0, limits=_DEFAULT_LIMITS, **options):
        self.retries = retries
        self.limits = limits


class AsyncHTTPTransport(HTTPTransport):
    pass


class MockTransport:
    """A handler of the program answers: Response = handler(Request)."""

    def __init__(self, handler):
        self.handler = handler


class ASGITransport:
    """An ASGI application in the program answers."""

    def __init__(self, app, raise_app_exceptions=True, root_path="", client=("127.0.0.1", 123)):
        from _asgi import Server

        self.server = Server(app, raise_exceptions=raise_app_exceptions)


class _BaseClient:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, http1=True,
                 http2=False, proxy=None, proxies=None, mounts=None, timeout=5.0, follow_redirects=False, limits=None,
                 max_redirects=20, event_hooks=None, base_url="", transport=None, app=None, trust_env=True,
                 default_encoding="utf-8"):
        self.auth = auth
        self.params = QueryParams(params or {})
        self.headers = Headers({"accept": "*/*", "accept-encoding": "gzip, deflate", "connection": "keep-alive",
                                "user-agent": f"python-httpx/{__version__}"})
        self.headers.update(headers or {})
        self.cookies = dict(cookies or {})
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.event_hooks = {"request": [], "response": [], **(event_hooks or {})}
        self.base_url = URL(base_url)
        self.is_closed = False
        self._transport = ASGITransport(app) if app is not None else transport
        self._limit = (limits or getattr(transport, "limits", _DEFAULT_LIMITS)).max_connections
        self._free = None  # connections, as a semaphore

    def _full_url(self, url):
        text = str(url)
        base = str(self.base_url)
        if base and "://" not in text:
            text = base.rstrip("/") + "/" + text.lstrip("/") if text else base
        if not text.startswith(("http://", "https://")):
            scheme, colon, _ = text.partition("://")
            problem = f"unsupported protocol {scheme + '://'!r}" if colon else "missing an 'http://' or 'https://' protocol"
            raise UnsupportedProtocol(f"Request URL {'has an' if colon else 'is'} {problem}.")
        return text

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, timeout=None, extensions=None):
        merged = self.headers.copy()
        merged.update(headers or {})
        pairs = [*self.params.multi_items(), *QueryParams(params or {}).multi_items()]
        return Request(method, self._full_url(url), params=pairs, headers=merged, data=data, json=json, content=content,
                       files=files, cookies={**self.cookies, **(cookies or {})})

    def _check_open(self):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")

    def _authorised(self, request, auth):
        auth = self.auth if auth is USE_CLIENT_DEFAULT else auth
        if isinstance(auth, tuple):
            auth = BasicAuth(*auth)
        if isinstance(auth, Auth):
            return next(auth.auth_flow(request))
        return auth(request) if auth is not None else request

    def _finish(self, exchange, outcome, request, history, streamed):
        if isinstance(outcome, Failure):
            raise failure(outcome, request)
        _http.set_cookies(self.cookies, outcome)
        response = Response(outcome.status, headers=outcome.headers, content=outcome.body, request=request,
                            seconds=exchange.seconds, history=history, streamed=streamed)
        following = _http.redirected(request.wire, outcome)
        if following is not None:
            response.next_request = Request(following.method, following.url, headers=following.headers,
                                            content=following.body, cookies=self.cookies)
        return response

    def _follows(self, response, history, follow_redirects):
        """Whether to go on to response.next_request."""
        wanted = self.follow_redirects if follow_redirects is USE_CLIENT_DEFAULT else follow_redirects
        if response.next_request is None or not wanted:
            return False
        history.append(response)
        if len(history) > self.max_redirects:
            raise TooManyRedirects("Exceeded maximum allowed redirects.", request=response.request)
        return True

    def _read_timeout(self, timeout):
        return (self.timeout if timeout is USE_CLIENT_DEFAULT else Timeout(timeout)).read


def _split(kwargs):
    """The options of sending, taken from those of building."""
    return {name: kwargs.pop(name) for name in ("auth", "follow_redirects", "timeout") if name in kwargs}


class _Stream:
    """`with client.stream(…)` and `async with client.stream(…)`."""

    def __init__(self, client, method, url, kwargs):
        self._client, self._arguments, self._kwargs = client, (method, url), kwargs

    def __enter__(self):
        self._response = self._client._request(*self._arguments, self._kwargs, streamed=True)
        return self._response

    def __exit__(self, *args):
        self._response.close()

    async def __aenter__(self):
        self._response = await self._client._request(*self._arguments, self._kwargs, streamed=True)
        return self._response

    async def __aexit__(self, *args):
        self._response.close()


class Client(_BaseClient):
    def _request(self, method, url, kwargs, streamed=False):
        sending = _split(kwargs)
        return self.send(self.build_request(method, url, **kwargs), stream=streamed, **sending)

    def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT,
             timeout=USE_CLIENT_DEFAULT):
        self._check_open()
        request = self._authorised(request, auth)
        history = []
        while True:
            for hook in self.event_hooks["request"]:
                hook(request)
            response = self._send_one(request, self._read_timeout(timeout), list(history), stream)
            for hook in self.event_hooks["response"]:
                hook(response)
            if not self._follows(response, history, follow_redirects):
                return response
            request = response.next_request

    def _send_one(self, request, timeout, history, streamed):
        if isinstance(self._transport, MockTransport):
            response = self._transport.handler(request)
            response._request = request
            return response
        exchange = Exchange("httpx", request.wire)
        if self._limit is None:
            outcome = exchange.block(timeout)
        else:
            if self._free is None:
                import threading

                self._free = threading.Semaphore(self._limit)
            with self._free:
                outcome = exchange.block(timeout)
        return self._finish(exchange, outcome, request, history, streamed)

    def request(self, method, url, **kwargs):
        return self._request(method, url, kwargs)

    def stream(self, method, url, **kwargs):
        return _Stream(self, method, url, kwargs)

    def get(self, url, **kwargs):
        return self._request("GET", url, kwargs)

    def options(self, url, **kwargs):
        return self._request("OPTIONS", url, kwargs)

    def head(self, url, **kwargs):
        return self._request("HEAD", url, kwargs)

    def post(self, url, **kwargs):
        return self._request("POST", url, kwargs)

    def put(self, url, **kwargs):
        return self._request("PUT", url, kwargs)

    def patch(self, url, **kwargs):
        return self._request("PATCH", url, kwargs)

    def delete(self, url, **kwargs):
        return self._request("DELETE", url, kwargs)

    def close(self):
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class AsyncClient(_BaseClient):
    async def _request(self, method, url, kwargs, streamed=False):
        sending = _split(kwargs)
        return await self.send(self.build_request(method, url, **kwargs), stream=streamed, **sending)

    async def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT,
                   timeout=USE_CLIENT_DEFAULT):
        self._check_open()
        request = self._authorised(request, auth)
        history = []
        while True:
            for hook in self.event_hooks["request"]:
                await hook(request)
            response = await self._send_one(request, timeout, list(history), stream)
            for hook in self.event_hooks["response"]:
                await hook(response)
            if not self._follows(response, history, follow_redirects):
                return response
            request = response.next_request

    async def _send_one(self, request, timeout, history, streamed):
        if isinstance(self._transport, MockTransport):
            response = self._transport.handler(request)
            response = await response if hasattr(response, "__await__") else response
            response._request = request
            return response
        exchange = Exchange("httpx", request.wire)
        if isinstance(self._transport, ASGITransport):
            exchange.server = self._transport.server.here()
            exchange.outcome, exchange.seconds = None, 0.0
        await self._take_connection(timeout)
        try:
            outcome = await exchange.pause(self._read_timeout(timeout))
        finally:
            if self._free is not None:
                self._free.release()
        return self._finish(exchange, outcome, request, history, streamed)

    async def _take_connection(self, timeout):
        if self._limit is None:
            return
        if self._free is None:
            import asyncio

            self._free = asyncio.Semaphore(self._limit)
        if not self._free.locked():
            await self._free.acquire()
            return
        import asyncio

        try:
            await asyncio.wait_for(self._free.acquire(), self._pool_timeout(timeout))
        except asyncio.TimeoutError:
            raise PoolTimeout("") from None

    def _pool_timeout(self, timeout):
        return (self.timeout if timeout is USE_CLIENT_DEFAULT else Timeout(timeout)).pool

    async def request(self, method, url, **kwargs):
        return await self._request(method, url, kwargs)

    def stream(self, method, url, **kwargs):
        return _Stream(self, method, url, kwargs)

    async def get(self, url, **kwargs):
        return await self._request("GET", url, kwargs)

    async def options(self, url, **kwargs):
        return await self._request("OPTIONS", url, kwargs)

    async def head(self, url, **kwargs):
        return await self._request("HEAD", url, kwargs)

    async def post(self, url, **kwargs):
        return await self._request("POST", url, kwargs)

    async def put(self, url, **kwargs):
        return await self._request("PUT", url, kwargs)

    async def patch(self, url, **kwargs):
        return await self._request("PATCH", url, kwargs)

    async def delete(self, url, **kwargs):
        return await self._request("DELETE", url, kwargs)

    async def aclose(self):
        self.is_closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()


def request(method, url, *, timeout=5.0, follow_redirects=False, verify=True, trust_env=True, proxy=None, **kwargs):
    with Client(timeout=timeout, follow_redirects=follow_redirects) as client:
        return client.request(method, url, **kwargs)


def stream(method, url, *, timeout=5.0, follow_redirects=False, **kwargs):
    return Client(timeout=timeout, follow_redirects=follow_redirects).stream(method, url, **kwargs)


def get(url, **kwargs):
    return request("GET", url, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


def post(url, **kwargs):
    return request("POST", url, **kwargs)


def put(url, **kwargs):
    return request("PUT", url, **kwargs)


def patch(url, **kwargs):
    return request("PATCH", url, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)
