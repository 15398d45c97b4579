"""`urllib.request` as a model: urlopen blocks its thread; replies and their time come from _http.py."""
import _http
from _exchange import Exchange, Failure
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        for name, value in headers.items():
            self.add_header(name, value)
        self.unredirected_hdrs = {}
        self.origin_req_host = origin_req_host
        self.method = method
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self.type, self.host = parts.scheme, parts.netloc
        self.selector = (parts.path or "/") + ("?" + parts.query if parts.query else "")

    def get_method(self):
        return self.method or ("POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def header_items(self):
        return list(self.headers.items())

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)


class HTTPMessage(_http.Headers):
    """The headers of a reply."""

    def get_all(self, name, failobj=None):
        return self.get_list(name) or failobj

    def get_content_type(self):
        return self.get("Content-Type", "text/plain").split(";")[0].strip().lower()

    def get_content_charset(self, failobj=None):
        _, found, charset = self.get("Content-Type", "").partition("charset=")
        return charset.split(";")[0].strip(" \"'").lower() if found else failobj

    def __getitem__(self, name):
        return self.get(name)

    def get(self, name, failobj=None):
        values = self.get_list(name)
        return values[0] if values else failobj

    def __str__(self):
        return "".join([f"{name}: {value}\n" for name, value in self.items()]) + "\n"


class HTTPResponse:
    """A reply, read like a binary file."""

    version = 11

    def __init__(self, url, reply):
        self.url = url
        self.status = self.code = reply.status
        self.reason = self.msg = reply.reason
        self.headers = HTTPMessage(reply.headers)
        self._body = reply.body
        self._at = 0
        self.closed = False

    def read(self, amt=None):
        if self.closed:
            return b""
        end = len(self._body) if amt is None or amt < 0 else self._at + amt
        piece = self._body[self._at:end]
        self._at += len(piece)
        return piece

    def readline(self, limit=-1):
        end = self._body.find(b"\n", self._at)
        return self.read((end + 1 if end >= 0 else len(self._body)) - self._at)

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        while line := self.readline():
            yield line

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return self.headers.items()

    def isclosed(self):
        return self.closed

    def readable(self):
        return True

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def send(library, request, timeout):
    """One exchange; what fails raises as the operating system would."""
    reply = Exchange(library, request).block(timeout)
    if isinstance(reply, Failure):
        if reply.kind == "timeout":
            raise TimeoutError("The read operation timed out" if request.parts.scheme == "https" else "timed out")
        if reply.kind == "refused":
            raise ConnectionRefusedError(111, "Connection refused")
        if reply.kind == "unresolved":
            raise _gaierror()(-2, "Name or service not known")
        raise reply.error_class({"__name__": library}, ConnectionResetError)(104, "Connection reset by peer")
    return reply


def _gaierror():
    try:
        from socket import gaierror
    except ImportError:
        return OSError
    return gaierror


def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None):
    return _director.open(url, data, timeout)


class OpenerDirector:
    addheaders = [("User-agent", "Python-urllib/3.11")]

    def __init__(self, handlers=()):
        self.handlers = list(handlers)
        self.addheaders = list(self.addheaders)

    def open(self, fullurl, data=None, timeout=None):
        asked = Request(fullurl) if isinstance(fullurl, str) else fullurl
        data = asked.data if data is None else data
        if asked.type not in ("http", "https"):
            raise URLError(f"unknown url type: {asked.type}")
        if isinstance(data, str):
            raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
        headers = _http.Headers(self.addheaders)
        headers.update(asked.headers)
        headers.setdefault("Accept-Encoding", "identity")
        headers.setdefault("Connection", "close")
        if data is not None:
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
            headers.setdefault("Content-Length", len(data))
        method = asked.method or ("POST" if data is not None else "GET")
        request = _http.Request(method, asked.full_url, headers, data or b"")
        for _ in range(10):
            try:
                reply = send("urllib.request", request, timeout)
            except TimeoutError:
                raise
            except OSError as error:
                raise URLError(error) from error
            following = _http.redirected(request, reply)
            if following is None:
                response = HTTPResponse(request.url, reply)
                if reply.status >= 400:
                    raise HTTPError(request.url, reply.status, reply.reason, response.headers, response)
                return response
            request = following
        raise HTTPError(request.url, reply.status, "The HTTP server returned a redirect error that would lead to an "
                        f"infinite loop.\nThe last 30x error message was:\n{reply.reason}", reply.headers, None)


_director = OpenerDirector()


def build_opener(*handlers):
    return OpenerDirector(handlers)


def install_opener(opener):
    global _director
    _director = opener


class BaseHandler:
    pass


class ProxyHandler(BaseHandler):
    def __init__(self, proxies=None):
        pass  # the modelled network has no proxies


class HTTPSHandler(BaseHandler):
    def __init__(self, debuglevel=None, context=None, check_hostname=None):
        pass


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Saves a reply as a file of the simulated machine. Returns (file name, headers)."""
    with urlopen(url, data) as response:
        content = response.read()
        if filename is None:
            import tempfile

            filename = tempfile.mktemp()
        size = int(response.headers.get("Content-Length", -1))
        with open(filename, "wb") as file:
            if reporthook:
                reporthook(0, 8192, size)
            for number, start in enumerate(range(0, len(content), 8192), 1):
                file.write(content[start:start + 8192])
                if reporthook:
                    reporthook(number, 8192, size)
        return filename, response.headers


def urlcleanup():
    pass


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)
