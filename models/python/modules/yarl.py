"""`yarl`: the URLs of aiohttp."""
import _http


class URL:
    def __init__(self, val="", *, encoded=False):
        self._text = str(val)
        self._parts = _http.urlsplit(self._text)

    @classmethod
    def build(cls, *, scheme="", host="", port=None, path="", query=None, query_string="", fragment=""):
        netloc = host if port is None else f"{host}:{port}"
        return cls(_http.with_params(_http.urlsplit("")._replace(scheme=scheme, netloc=netloc, path=path, query=query_string,
                                                                 fragment=fragment).geturl(), query))

    scheme = property(lambda self: self._parts.scheme)
    host = property(lambda self: self._parts.hostname)
    explicit_port = property(lambda self: self._parts.port)
    user = property(lambda self: self._parts.username)
    password = property(lambda self: self._parts.password)
    path = property(lambda self: self._parts.path or ("/" if self._parts.netloc else ""))
    raw_path = path
    query_string = property(lambda self: self._parts.query)
    fragment = property(lambda self: self._parts.fragment)
    name = property(lambda self: self.path.rpartition("/")[2])
    parts = property(lambda self: tuple(["/", *self.path.strip("/").split("/")] if self.path.strip("/") else ["/"]))

    @property
    def port(self):
        return self._parts.port or {"http": 80, "https": 443, "ws": 80, "wss": 443}.get(self.scheme)

    @property
    def authority(self):
        return self._parts.netloc

    @property
    def path_qs(self):
        return self.path + ("?" + self.query_string if self.query_string else "")

    @property
    def query(self):
        return dict(reversed(_http.parse_qsl(self.query_string, keep_blank_values=True)))

    @property
    def parent(self):
        return URL(self._parts._replace(path=self.path.rstrip("/").rpartition("/")[0] or "/", query="", fragment="").geturl())

    def is_absolute(self):
        return bool(self._parts.netloc)

    def origin(self):
        return URL(f"{self.scheme}://{self._parts.netloc.rpartition('@')[2]}")

    def relative(self):
        return URL(self._parts._replace(scheme="", netloc="").geturl())

    def join(self, url):
        return URL(_http.urljoin(self._text, str(url)))

    def joinpath(self, *names):
        return URL(self._parts._replace(path="/".join([self.path.rstrip("/"), *names]), query="", fragment="").geturl())

    def with_path(self, path):
        return URL(self._parts._replace(path=path, query="", fragment="").geturl())

    def with_query(self, *args, **kwargs):
        return URL(_http.with_params(self._parts._replace(query="").geturl(), args[0] if args else kwargs))

    def update_query(self, *args, **kwargs):
        return URL(_http.with_params(self._text, args[0] if args else kwargs))

    def with_fragment(self, fragment):
        return URL(self._parts._replace(fragment=fragment or "").geturl())

    def human_repr(self):
        return self._text

    def __truediv__(self, name):
        return self.joinpath(str(name))

    def __mod__(self, query):
        return self.update_query(query)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL('{self._text}')"

    def __eq__(self, other):
        return isinstance(other, URL) and self._text == other._text

    def __lt__(self, other):
        return self._text < other._text

    def __hash__(self):
        return hash(self._text)

    def __bool__(self):
        return bool(self._text)
