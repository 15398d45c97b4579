"""HTTP messages, as the modelled clients and servers share them: headers, requests, replies, and what goes into
them: bodies, parameters, cookies. _exchange.py says who replies."""
import json as _json
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

# RFC 9110, section 15, and its companions.
REASONS = {
    100: "Continue", 101: "Switching Protocols", 200: "OK", 201: "Created", 202: "Accepted",
    203: "Non-Authoritative Information", 204: "No Content", 205: "Reset Content", 206: "Partial Content",
    300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized",
    402: "Payment Required", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required",
    412: "Precondition Failed", 413: "Request Entity Too Large", 415: "Unsupported Media Type",
    417: "Expectation Failed", 418: "I'm a Teapot", 421: "Misdirected Request",
    422: "Unprocessable Entity", 423: "Locked", 425: "Too Early", 426: "Upgrade Required",
    428: "Precondition Required", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
    451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 501: "Not Implemented",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    505: "HTTP Version Not Supported",
}


class Headers:
    """Names and values in order; names ignore case and may repeat."""

    def __init__(self, items=None):
        self._items = []
        self.update(items or {})

    def _values(self, name):
        name = name.lower()
        return [value for key, value in self._items if key.lower() == name]

    def __getitem__(self, name):
        values = self._values(name)
        if not values:
            raise KeyError(name)
        return self._joined(values)

    def _joined(self, values):
        return ", ".join(values)

    def __setitem__(self, name, value):
        if name in self:
            del self[name]
        self.add(name, value)

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        name = name.lower()
        self._items = [item for item in self._items if item[0].lower() != name]

    def __contains__(self, name):
        return isinstance(name, str) and bool(self._values(name))

    def __iter__(self):
        return iter([name for name, _ in self._items])

    def __len__(self):
        return len(self._items)

    def __eq__(self, other):
        mine = {name.lower(): value for name, value in self.items()}
        return mine == {name.lower(): value for name, value in dict(other).items()}

    def __repr__(self):
        return repr(dict(self._items))

    def add(self, name, value):
        self._items.append((str(name), value if isinstance(value, str) else str(value)))

    def get(self, name, default=None):
        return self[name] if name in self else default

    def get_list(self, name):
        return self._values(name)

    def setdefault(self, name, value):
        if name not in self:
            self.add(name, value)
        return self[name]

    def pop(self, name, *default):
        if name not in self and default:
            return default[0]
        value = self[name]
        del self[name]
        return value

    def update(self, items=(), **more):
        if hasattr(items, "items"):
            items = items.items()
        fresh = [*items, *more.items()]
        for name, _ in fresh:
            self.pop(name, None)
        for name, value in fresh:
            if value is not None:  # the clients' way to leave a default header out
                self.add(name, value)

    def items(self):
        return list(self._items)

    def keys(self):
        return [name for name, _ in self._items]

    def values(self):
        return [value for _, value in self._items]

    def copy(self):
        return type(self)(self)


class Request:
    def __init__(self, method, url, headers=None, body=b""):
        self.method = method.upper()
        self.url = url
        self.headers = headers if isinstance(headers, Headers) else Headers(headers)
        self.body = body
        self.parts = urlsplit(url)

    @property
    def host(self):
        return self.parts.hostname or ""

    @property
    def port(self):
        return self.parts.port or (443 if self.parts.scheme in ("https", "wss") else 80)

    @property
    def path(self):
        return self.parts.path or "/"

    @property
    def query(self):
        return parse_qsl(self.parts.query, keep_blank_values=True)

    def is_form(self):
        return self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")

    def form(self):
        return parse_qsl(self.body.decode(), keep_blank_values=True) if self.is_form() else []

    def json(self):
        """The body as JSON; None if it isn't any."""
        try:
            return _json.loads(self.body.decode()) if self.body else None
        except ValueError:
            return None


class Reply:
    def __init__(self, status=200, body=b"", content_type=None, headers=None, reason=None, latency=None):
        self.status = status
        self.reason = REASONS.get(status, "") if reason is None else reason
        self.body = body.encode() if isinstance(body, str) else body
        self.headers = Headers(headers)
        if content_type is not None:
            self.headers.setdefault("Content-Type", content_type)
        self.headers.setdefault("Content-Length", len(self.body))
        self.latency = latency  # seconds; None: the default

    @property
    def charset(self):
        _, found, charset = self.headers.get("Content-Type", "").partition("charset=")
        return charset.split(";")[0].strip(" \"'") if found else None


def json_reply(value, status=200, **kwargs):
    return Reply(status, _json.dumps(value), "application/json", **kwargs)


REDIRECTS = (301, 302, 303, 307, 308)


def redirected(request, reply):
    """The request that a redirecting reply asks for; None if it is no redirection."""
    if reply.status not in REDIRECTS or "Location" not in reply.headers:
        return None
    method, body = request.method, request.body
    headers = request.headers.copy()
    if reply.status == 303 or (reply.status in (301, 302) and method == "POST"):
        method, body = ("HEAD" if method == "HEAD" else "GET"), b""
        headers.pop("Content-Type", None)
        headers.pop("Content-Length", None)
    return Request(method, urljoin(request.url, reply.headers["Location"]), headers, body)


def with_params(url, params):
    """The URL with more in its query. `params`: a mapping, pairs, or a text."""
    if not params:
        return url
    if not isinstance(params, (str, bytes)):
        items = params.items() if hasattr(params, "items") else params
        params = urlencode([(key, value) for key, value in items if value is not None], doseq=True)
    if isinstance(params, bytes):
        params = params.decode()
    if not params:
        return url
    url, hash_sign, fragment = url.partition("#")
    return url + ("&" if "?" in url else "?") + params + hash_sign + fragment


_BOUNDARY = "----------------interleave"


def _multipart(data, files):
    parts = [(name, None, value, None) for name, value in (data.items() if hasattr(data, "items") else data or ())]
    for name, file in files.items() if hasattr(files, "items") else files:
        file_name = kind = None
        if isinstance(file, tuple):
            file_name, file, *rest = file
            kind = rest[0] if rest else None
        file_name = file_name or getattr(file, "name", name)
        parts.append((name, file_name, file.read() if hasattr(file, "read") else file, kind))
    body = b""
    for name, file_name, value, kind in parts:
        value = value if isinstance(value, bytes) else str(value).encode()
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        if file_name is not None:
            head += f'; filename="{file_name}"'
        if kind is not None:
            head += f"\r\nContent-Type: {kind}"
        body += head.encode() + b"\r\n\r\n" + value + b"\r\n"
    return body + f"--{_BOUNDARY}--\r\n".encode(), f"multipart/form-data; boundary={_BOUNDARY}"


def encode_body(headers, data=None, json=None, files=None, separators=None):
    """The bytes of a request's body; its Content-Type and length go to `headers`."""
    if files:
        body, kind = _multipart(data, files)
    elif data:
        body, kind = _encode_data(data)
    elif json is not None:
        body, kind = _json.dumps(json, separators=separators).encode(), "application/json"
    else:
        return b""
    if kind is not None:
        headers.setdefault("Content-Type", kind)
    headers.setdefault("Content-Length", len(body))
    return body


def _encode_data(data):
    if isinstance(data, str):
        return data.encode(), None
    if hasattr(data, "decode"):  # bytes, bytearray
        return bytes(data), None
    if hasattr(data, "read"):
        content = data.read()
        return (content.encode() if isinstance(content, str) else content), None
    if hasattr(data, "items"):
        data = data.items()
    elif not isinstance(data, (list, tuple)):  # a generator of pieces
        return b"".join(piece.encode() if isinstance(piece, str) else piece for piece in data), None
    return urlencode(list(data), doseq=True).encode(), "application/x-www-form-urlencoded"


def basic_auth(user, password):
    import base64

    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def set_cookies(jar, reply):
    """Puts the cookies of a reply into a mapping; an expired one goes."""
    for line in reply.headers.get_list("Set-Cookie"):
        pair, *attributes = line.split(";")
        name, _, value = pair.partition("=")
        if any(attribute.strip().lower() == "max-age=0" for attribute in attributes):
            jar.pop(name.strip(), None)
        else:
            jar[name.strip()] = value.strip()


def cookie_header(jar):
    return "; ".join([f"{name}={value}" for name, value in jar.items()])


def cookies_of(request):
    pairs = [pair.partition("=") for pair in request.headers.get("Cookie", "").split(";")]
    return {name.strip(): value.strip() for name, equals, value in pairs if equals}
