"""The `requests` library as a model: every URL answers, after the latency of [cost] or 100 ms."""
import _http
import _interleave


class RequestException(OSError):
    def __init__(self, *args, response=None):
        super().__init__(*args)
        self.response = response


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class exceptions:
    RequestException = RequestException
    HTTPError = HTTPError
    ConnectionError = ConnectionError
    Timeout = Timeout
    ConnectTimeout = ConnectTimeout
    ReadTimeout = ReadTimeout


class codes:
    ok = 200
    created = 201
    not_found = 404


class Response(_http.BaseResponse):
    @property
    def reason(self):
        return self._reason

    @property
    def ok(self):
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    def raise_for_status(self):
        if self.status_code >= 500:
            raise HTTPError(f"{self.status_code} Server Error: {self._reason} for url: {self.url}", response=self)
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code} Client Error: {self._reason} for url: {self.url}", response=self)

    def iter_content(self, chunk_size=1):
        for start in range(0, len(self.content), chunk_size):
            yield self.content[start:start + chunk_size]

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def request(method, url, params=None, data=None, json=None, headers=None, timeout=None, **kwargs):
    url = _http.with_params(url, params)
    call = f"requests.{method.lower()}"
    if isinstance(timeout, tuple):
        timeout = timeout[1]
    seconds, late = _http.duration(call, timeout)
    _interleave.block(seconds, call, url)
    if late:
        raise ReadTimeout(f"HTTPConnectionPool: Read timed out. (read timeout={timeout})")
    _interleave.compute(call)
    return Response(method.upper(), url, json, seconds)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


class Session:
    def __init__(self):
        self.headers = _http.Headers()

    def request(self, method, url, **kwargs):
        return request(method, url, **kwargs)

    def get(self, url, **kwargs):
        return request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return request("DELETE", url, **kwargs)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def session():
    return Session()
