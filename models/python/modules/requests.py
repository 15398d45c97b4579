"""The `requests` library as a model: replies and their time come from _http.py, names and errors from
requests 2.31. A call blocks its thread."""
import time as _time

import _http
from _exchange import Exchange, Failure
from _requests_errors import (ChunkedEncodingError, ConnectionError, ConnectTimeout, HTTPError, InvalidSchema,
                              InvalidURL, JSONDecodeError, MissingSchema, ProxyError, ReadTimeout,
                              RequestException, RetryError, SSLError, Timeout, TooManyRedirects, URLRequired,
                              failure, too_many)

__version__ = "2.31.0"


class _Codes:
    """`requests.codes.not_found`: a status by its reason, in lower case with underscores."""

    ok = okay = 200
    teapot = 418
    server_error = 500
    moved = 301

    def __getattr__(self, name):
        for status, reason in _http.REASONS.items():
            if reason.lower().replace(" ", "_").replace("-", "_").replace("'", "") == name:
                return status
        raise AttributeError(name)

    def __getitem__(self, name):
        return getattr(self, name)


codes = _Codes()


class Response:
    def __init__(self, request, reply, seconds, history):
        self.request = request
        self.status_code = reply.status
        self.reason = reply.reason
        self.headers = _http.Headers(reply.headers)
        self.url = request.url
        self.history = history
        self.cookies = {}
        _http.set_cookies(self.cookies, reply)
        self.encoding = reply.charset or ("ISO-8859-1" if "text" in reply.headers.get("Content-Type", "") else None)
        if reply.headers.get("Content-Type", "").startswith("application/json"):
            self.encoding = "utf-8"
        self._content = reply.body
        self._seconds = seconds
        self._read = 0  # bytes that iter_content and raw have given

    @property
    def elapsed(self):
        from datetime import timedelta

        return timedelta(seconds=self._seconds)

    @property
    def content(self):
        return self._content

    @property
    def text(self):
        return self._content.decode(self.encoding or "utf-8", "replace")

    @property
    def apparent_encoding(self):
        return "utf-8"

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return self.status_code in _http.REDIRECTS and "Location" in self.headers

    @property
    def links(self):
        return {}

    @property
    def raw(self):
        return self

    def read(self, size=-1):
        """What `raw` can do."""
        end = len(self._content) if size is None or size < 0 else self._read + size
        piece = self._content[self._read:end]
        self._read += len(piece)
        return piece

    def json(self, **kwargs):
        try:
            return _http._json.loads(self._content.decode("utf-8"), **kwargs)
        except ValueError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def raise_for_status(self):
        if 400 <= self.status_code < 600:
            side = "Client" if self.status_code < 500 else "Server"
            message = f"{self.status_code} {side} Error: {self.reason} for url: {self.url}"
            raise HTTPError(message, response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        size = len(self._content) if chunk_size is None else chunk_size
        while piece := self.read(size):
            yield piece.decode(self.encoding or "utf-8", "replace") if decode_unicode else piece

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        content = self.text if decode_unicode else self._content
        yield from content.split(delimiter) if delimiter else content.splitlines()

    def close(self):
        pass

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


class PreparedRequest(_http.Request):
    @property
    def path_url(self):
        return self.path + ("?" + self.parts.query if self.parts.query else "")

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


class Request:
    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None,
                 cookies=None, hooks=None, json=None):
        self.method, self.url = method, url
        self._options = {"headers": headers, "files": files, "data": data, "params": params, "auth": auth,
                         "cookies": cookies, "json": json}

    def prepare(self):
        return Session()._prepare(self.method, self.url, **self._options)

    def __repr__(self):
        return f"<Request [{self.method}]>"


def _full_url(url, params):
    url = str(url).strip()
    scheme, colon, _ = url.partition("://")
    if not colon:
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    if scheme.lower() not in ("http", "https"):
        raise InvalidSchema(f"No connection adapters were found for {url!r}")
    parts = _http.urlsplit(url)
    if not parts.hostname:
        raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
    if not parts.path:
        url = parts._replace(path="/").geturl()
    return _http.with_params(url.replace(" ", "%20"), params)


class Session:
    def __init__(self):
        self.headers = _http.Headers({"User-Agent": f"python-requests/{__version__}", "Accept-Encoding": "gzip, deflate",
                                      "Accept": "*/*", "Connection": "keep-alive"})
        self.auth = None
        self.params = {}
        self.proxies = {}
        self.cookies = {}
        self.hooks = {"response": []}
        self.verify = True
        self.cert = None
        self.max_redirects = 30
        self.stream = False
        self.trust_env = True
        self.adapters = {}

    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter

    def _prepare(self, method, url, params=None, data=None, json=None, headers=None, cookies=None, files=None, auth=None):
        merged = self.headers.copy()
        merged.update(headers or {})
        url = _full_url(url, {**self.params, **params} if isinstance(params, dict) else params or self.params)
        body = _http.encode_body(merged, data, json, files)
        jar = {**self.cookies, **(cookies or {})}
        if jar:
            merged.setdefault("Cookie", _http.cookie_header(jar))
        auth = auth or self.auth
        request = PreparedRequest(method, url, merged, body)
        if isinstance(auth, tuple):
            request.headers["Authorization"] = _http.basic_auth(*auth)
        elif auth is not None:
            request = auth(request)
        return request

    def prepare_request(self, request):
        return self._prepare(request.method, request.url, **request._options)

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
                allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
        request = self._prepare(method, url, params, data, json, headers, cookies, files, auth)
        response = self.send(request, timeout=timeout, allow_redirects=allow_redirects)
        for hook in (hooks or self.hooks).get("response") or []:
            response = hook(response) or response
        return response

    def send(self, request, timeout=None, allow_redirects=True, **kwargs):
        history = []
        while True:
            response = self._exchange(request, timeout, list(history))
            following = _http.redirected(request, response._reply) if allow_redirects else None
            if following is None:
                return response
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.", response=response)
            if self.cookies:
                following.headers["Cookie"] = _http.cookie_header(self.cookies)
            request = PreparedRequest(following.method, following.url, following.headers, following.body)

    def get_adapter(self, url):
        """The one of the longest prefix; None: the usual one, which doesn't send again."""
        fitting = [prefix for prefix in self.adapters if url.lower().startswith(prefix.lower())]
        return self.adapters[max(fitting, key=len)] if fitting else None

    def _exchange(self, request, timeout, history):
        read = timeout[1] if isinstance(timeout, tuple) else timeout
        adapter = self.get_adapter(request.url)
        retry = None if adapter is None else adapter.max_retries
        failures = 0
        while True:
            exchange = Exchange("requests", request)
            reply = exchange.block(read)
            failures += 1
            came = None if isinstance(reply, Failure) else reply
            if retry is None or not retry.again(request.method, came, failures):
                break
            pause = retry.pause(came, failures)
            if pause > 0:
                _time.sleep(pause)
        if came is None:
            raise failure(reply, request, read)
        if retry is not None and retry.total and retry.raise_on_status and reply.status in retry.status_forcelist:
            raise too_many(reply, request)
        _http.set_cookies(self.cookies, reply)
        response = Response(request, reply, exchange.seconds, history)
        response._reply = reply
        return response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def session():
    return Session()


def request(method, url, **kwargs):
    return Session().request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault("allow_redirects", False)
    return request("HEAD", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


import requests.adapters
import requests.auth
import requests.exceptions
import requests.utils
