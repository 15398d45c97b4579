"""Requests, responses and background tasks of `starlette`. A plain `def` runs in one of 40 worker threads."""
import asyncio
from concurrent.futures import ThreadPoolExecutor

import _http
from _publish import publish
from yarl import URL as _URL

_workers = []  # the pool, made on first use


async def run_in_threadpool(function, *args, **kwargs):
    if not _workers:
        _workers.append(ThreadPoolExecutor(40, thread_name_prefix="AnyIO worker thread"))
    return await asyncio.get_running_loop().run_in_executor(_workers[0], lambda: function(*args, **kwargs))


async def call(function, *args, **kwargs):
    """Calls an endpoint, handler or background task as what it is."""
    if asyncio.iscoroutinefunction(function) or asyncio.iscoroutinefunction(getattr(function, "__call__", None)):
        return await function(*args, **kwargs)
    return await run_in_threadpool(function, *args, **kwargs)


class HTTPException(Exception):
    def __init__(self, status_code, detail=None, headers=None):
        self.status_code = status_code
        self.detail = _http.REASONS.get(status_code, "") if detail is None else detail
        self.headers = headers

    def __str__(self):
        return f"{self.status_code}: {self.detail}"

    def __repr__(self):
        return f"{type(self).__name__}(status_code={self.status_code!r}, detail={self.detail!r})"


class State:
    """Attributes of an application's or a request's own."""


class Address:
    def __init__(self, host, port):
        self.host, self.port = host, port


class URL(_URL):
    @property
    def query(self):
        return self.query_string

    @property
    def hostname(self):
        return self.host

    @property
    def netloc(self):
        return self.authority

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))


class MultiDict(dict):
    """The last value of each name; getlist() has them all."""

    def __init__(self, pairs):
        super().__init__(pairs)
        self._pairs = list(pairs)

    def getlist(self, name):
        return [value for key, value in self._pairs if key == name]

    def multi_items(self):
        return list(self._pairs)


class Request:
    def __init__(self, scope, receive=None, send=None):
        self.scope = scope
        self._receive = receive
        self._body = None
        self.method = scope["method"]
        self.headers = _http.Headers([(name.decode(), value.decode()) for name, value in scope["headers"]])
        self.query_params = MultiDict(_http.parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
        self.path_params = scope.get("path_params", {})
        self.cookies = {}
        if "cookie" in self.headers:
            self.cookies = {name.strip(): value for name, _, value in
                            [pair.partition("=") for pair in self.headers["cookie"].split(";")]}
        self.client = Address(*scope["client"])
        self.app = scope.get("app")
        self.state = scope.setdefault("request_state", State())
        for name, value in scope.get("state", {}).items():
            setattr(self.state, name, value)

    @property
    def url(self):
        query = self.scope["query_string"].decode()
        path = self.scope.get("root_path", "") + self.scope["path"]
        return URL(f"{self.scope['scheme']}://{self.headers.get('host', 'localhost')}{path}{'?' + query if query else ''}")

    @property
    def base_url(self):
        return URL(f"{self.scope['scheme']}://{self.headers.get('host', 'localhost')}/")

    async def body(self):
        if self._body is None:
            body = self.scope.get("body")
            while body is None or self.scope.get("more_body"):
                message = await self._receive()
                body = (body or b"") + message.get("body", b"")
                self.scope["more_body"] = message.get("more_body", False)
            self._body = self.scope["body"] = body
        return self._body

    async def json(self):
        return _http._json.loads((await self.body()).decode())

    async def form(self):
        return MultiDict(_http.parse_qsl((await self.body()).decode(), keep_blank_values=True))

    async def stream(self):
        yield await self.body()

    async def is_disconnected(self):
        return False


class Response:
    media_type = None
    charset = "utf-8"

    def __init__(self, content=None, status_code=200, headers=None, media_type=None, background=None):
        self.status_code = status_code
        self.media_type = media_type or self.media_type
        self.background = background
        self.headers = _http.Headers(headers)
        self.body = self.render(content)
        if self.media_type is not None:
            text = self.media_type.startswith("text/") and "charset=" not in self.media_type
            self.headers.setdefault("content-type", self.media_type + ("; charset=utf-8" if text else ""))
        if status_code >= 200 and status_code not in (204, 304):
            self.headers.setdefault("content-length", len(self.body))

    def render(self, content):
        if content is None:
            return b""
        return content if isinstance(content, bytes) else content.encode(self.charset)

    def set_cookie(self, key, value="", max_age=None, expires=None, path="/", domain=None, secure=False, httponly=False,
                   samesite="lax"):
        age = "" if max_age is None else f"; Max-Age={max_age}"
        self.headers.add("set-cookie", f"{key}={value}{age}; Path={path}")

    def delete_cookie(self, key, path="/", **kwargs):
        self.set_cookie(key, max_age=0, path=path)

    async def _send_body(self, send):
        await send({"type": "http.response.body", "body": self.body})

    async def __call__(self, scope, receive, send):
        headers = [(name.lower().encode(), value.encode()) for name, value in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
        await self._send_body(send)
        if self.background is not None:
            await self.background()


class PlainTextResponse(Response):
    media_type = "text/plain"


class HTMLResponse(Response):
    media_type = "text/html"


class JSONResponse(Response):
    media_type = "application/json"

    def render(self, content):
        return _http._json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


class RedirectResponse(Response):
    def __init__(self, url, status_code=307, headers=None, background=None):
        super().__init__(b"", status_code, headers, background=background)
        self.headers["location"] = str(url)


class StreamingResponse(Response):
    def __init__(self, content, status_code=200, headers=None, media_type=None, background=None):
        super().__init__(None, status_code, headers, media_type, background)
        self.headers.pop("content-length", None)
        self.body_iterator = content

    async def _send_body(self, send):
        async def send_piece(piece):
            await send({"type": "http.response.body", "body": piece.encode() if isinstance(piece, str) else piece, "more_body": True})

        if hasattr(self.body_iterator, "__aiter__"):
            async for piece in self.body_iterator:
                await send_piece(piece)
        else:
            iterator, end = iter(self.body_iterator), object()
            while (piece := await run_in_threadpool(next, iterator, end)) is not end:
                await send_piece(piece)
        await send({"type": "http.response.body", "body": b""})


class FileResponse(Response):
    """A file of the simulated machine."""

    def __init__(self, path, status_code=200, headers=None, media_type=None, background=None, filename=None):
        with open(path, "rb") as file:
            content = file.read()
        super().__init__(content, status_code, headers, media_type or "application/octet-stream", background)
        if filename is not None:
            self.headers["content-disposition"] = f'attachment; filename="{filename}"'


class BackgroundTask:
    def __init__(self, func, *args, **kwargs):
        self.func, self.args, self.kwargs = func, args, kwargs

    async def __call__(self):
        await call(self.func, *self.args, **self.kwargs)


class BackgroundTasks(BackgroundTask):
    def __init__(self, tasks=None):
        self.tasks = list(tasks or [])

    def add_task(self, func, *args, **kwargs):
        self.tasks.append(BackgroundTask(func, *args, **kwargs))

    async def __call__(self):
        for task in self.tasks:
            await task()


publish(globals(), "starlette")
