"""The `httpx` library as a model: every URL answers, after the latency of [cost] or 100 ms."""
import _http
import _interleave


class HTTPError(Exception):
    pass


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request=None, response):
        super().__init__(message)
        self.request = request
        self.response = response


class Timeout:
    def __init__(self, timeout=5.0, *, connect=None, read=None, write=None, pool=None):
        self.read = timeout if read is None else read


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections


class Response(_http.BaseResponse):
    @property
    def reason_phrase(self):
        return self._reason

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_error(self):
        return self.status_code >= 400

    def raise_for_status(self):
        if self.status_code < 400:
            return self
        kind = "Server error" if self.status_code >= 500 else "Client error"
        raise HTTPStatusError(f"{kind} '{self.status_code} {self._reason}' for url '{self.url}'", response=self)

    def __repr__(self):
        return f"<Response [{self.status_code} {self._reason}]>"


class _Request:
    """One request on its way: how long it takes, then what comes back."""

    def __init__(self, base_url, method, url, params, json, timeout):
        self.method = method.upper()
        self.url = _http.with_params(base_url + url, params)
        self.call = f"httpx.{method.lower()}"
        self.json = json
        limit = timeout.read if isinstance(timeout, Timeout) else timeout
        self.seconds, self.late = _http.duration(self.call, limit)

    def finish(self):
        if self.late:
            raise ReadTimeout("The read operation timed out")
        _interleave.compute(self.call)
        return Response(self.method, self.url, self.json, self.seconds)


def request(method, url, *, params=None, data=None, json=None, content=None, headers=None, timeout=5.0, **kwargs):
    pending = _Request("", method, url, params, json, timeout)
    _interleave.block(pending.seconds, pending.call, pending.url)
    return pending.finish()


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


class _BaseClient:
    def __init__(self, *, base_url="", headers=None, params=None, timeout=5.0, limits=None, **kwargs):
        self.base_url = base_url
        self.headers = _http.Headers(headers or {})
        self.timeout = timeout
        self.is_closed = False

    def _start(self, method, url, params=None, data=None, json=None, content=None, headers=None, timeout=None, **kwargs):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        return _Request(self.base_url, method, url, params, json, self.timeout if timeout is None else timeout)


class Client(_BaseClient):
    def request(self, method, url, **kwargs):
        pending = self._start(method, url, **kwargs)
        _interleave.block(pending.seconds, pending.call, pending.url)
        return pending.finish()

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def close(self):
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class AsyncClient(_BaseClient):
    async def request(self, method, url, **kwargs):
        pending = self._start(method, url, **kwargs)
        await _interleave.pause(pending.seconds, pending.call, pending.url)
        return pending.finish()

    async def get(self, url, **kwargs):
        return await self.request("GET", url, **kwargs)

    async def options(self, url, **kwargs):
        return await self.request("OPTIONS", url, **kwargs)

    async def head(self, url, **kwargs):
        return await self.request("HEAD", url, **kwargs)

    async def post(self, url, **kwargs):
        return await self.request("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request("PATCH", url, **kwargs)

    async def delete(self, url, **kwargs):
        return await self.request("DELETE", url, **kwargs)

    async def aclose(self):
        self.is_closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()
