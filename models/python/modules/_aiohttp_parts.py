"""What sessions of `aiohttp` are made with and give: headers, timeouts, connectors, cookies, forms, bodies."""
import asyncio

import _http
from _publish import publish


class HeadersProxy(_http.Headers):
    """A reply's headers: read-only to the eye, several values of a name apart."""

    def _joined(self, values):
        return values[0]

    def getall(self, name, *default):
        if name not in self and default:
            return default[0]
        return self.get_list(name)

    def getone(self, name, *default):
        return self.get(name, *default) if default else self[name]

    def __repr__(self):
        return f"<CIMultiDictProxy({', '.join([f'{name!r}: {value!r}' for name, value in self.items()])})>"


class ClientTimeout:
    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect
        self.ceil_threshold = ceil_threshold

    def __repr__(self):
        return (f"ClientTimeout(total={self.total}, connect={self.connect}, sock_read={self.sock_read}, "
                f"sock_connect={self.sock_connect}, ceil_threshold={self.ceil_threshold})")


DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)
UNSET = object()


def timeout_of(value, default):
    if value is UNSET:
        return default
    return value if isinstance(value, ClientTimeout) else ClientTimeout(total=value)


class BasicAuth:
    def __init__(self, login, password="", encoding="latin1"):
        self.login, self.password, self.encoding = login, password, encoding

    def encode(self):
        return _http.basic_auth(self.login, self.password)


class BaseConnector:
    """At most `limit` requests at once, `limit_per_host` to one host; 0: any number. The others wait, first
    come, first served."""

    def __init__(self, *, limit=100, limit_per_host=0, keepalive_timeout=15.0, force_close=False,
                 enable_cleanup_closed=False, loop=None, ssl=True, verify_ssl=True, use_dns_cache=True, ttl_dns_cache=10,
                 family=0, ssl_context=None, local_addr=None, resolver=None, happy_eyeballs_delay=0.25,
                 timeout_ceil_threshold=5):
        self.limit = limit
        self.limit_per_host = limit_per_host
        self.force_close = force_close
        self.ssl = ssl if verify_ssl else False
        self.closed = False
        self._free = asyncio.Semaphore(limit) if limit else None
        self._free_per_host = {}

    async def take(self, host):
        if self._free is not None:
            await self._free.acquire()
        if self.limit_per_host:
            if host not in self._free_per_host:
                self._free_per_host[host] = asyncio.Semaphore(self.limit_per_host)
            try:
                await self._free_per_host[host].acquire()
            except BaseException:
                if self._free is not None:
                    self._free.release()
                raise

    def give_back(self, host):
        if self.limit_per_host:
            self._free_per_host[host].release()
        if self._free is not None:
            self._free.release()

    async def close(self):
        self.closed = True

    def __repr__(self):
        return f"<aiohttp.connector.TCPConnector object at {hex(id(self))}>"


class TCPConnector(BaseConnector):
    pass


class UnixConnector(BaseConnector):
    def __init__(self, path, **kwargs):
        super().__init__(**kwargs)
        self.path = path


class CookieJar:
    """Cookies by name, for all hosts alike."""

    def __init__(self, *, unsafe=False, quote_cookie=True, loop=None):
        self._cookies = {}

    def update_cookies(self, cookies, response_url=None):
        self._cookies.update({name: getattr(value, "value", value) for name, value in dict(cookies).items()})

    def filter_cookies(self, request_url=None):
        return {name: Morsel(name, value) for name, value in self._cookies.items()}

    def clear(self, predicate=None):
        self._cookies.clear()

    def __iter__(self):
        return iter(self.filter_cookies().values())

    def __len__(self):
        return len(self._cookies)


class DummyCookieJar(CookieJar):
    def update_cookies(self, cookies, response_url=None):
        pass


class Morsel:
    def __init__(self, key, value):
        self.key, self.value = key, value

    def __str__(self):
        return f"Set-Cookie: {self.key}={self.value}"

    def __repr__(self):
        return f"<Morsel: {self.key}={self.value}>"


class FormData:
    def __init__(self, fields=(), quote_fields=True, charset=None):
        self._fields, self._files = [], []
        self.add_fields(*(fields.items() if hasattr(fields, "items") else fields))

    def add_field(self, name, value, *, content_type=None, filename=None, content_transfer_encoding=None):
        if filename is not None or content_type is not None or hasattr(value, "read") or isinstance(value, bytes):
            self._files.append((name, (filename or getattr(value, "name", name), value, content_type)))
        else:
            self._fields.append((name, value))

    def add_fields(self, *fields):
        for name, value in fields:
            self.add_field(name, value)


class StreamReader:
    """A body that has come, read piece by piece."""

    def __init__(self, content):
        self._content = content
        self._at = 0

    def _take(self, count):
        piece = self._content[self._at:self._at + count]
        self._at += len(piece)
        return piece

    async def read(self, n=-1):
        return self._take(len(self._content) if n is None or n < 0 else n)

    async def readany(self):
        return self._take(2 ** 16)

    async def readexactly(self, n):
        piece = self._take(n)
        if len(piece) < n:
            raise asyncio.IncompleteReadError(piece, n)
        return piece

    async def readline(self):
        end = self._content.find(b"\n", self._at)
        return self._take((end + 1 if end >= 0 else len(self._content)) - self._at)

    async def readchunk(self):
        return self._take(2 ** 16), True

    def at_eof(self):
        return self._at >= len(self._content)

    def is_eof(self):
        return True

    async def iter_chunked(self, n):
        while piece := self._take(n):
            yield piece

    def iter_any(self):
        return self.iter_chunked(2 ** 16)

    async def iter_chunks(self):
        async for piece in self.iter_any():
            yield piece, True

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


publish(globals(), "aiohttp")
