"""Applications of `starlette`: routes, middlewares, lifespan."""
import asyncio

import _http
from _publish import publish
from _starlette_messages import HTTPException, PlainTextResponse, Request, State, StreamingResponse, call


_CONVERTERS = {"str": str, "int": int, "float": float, "path": str}


class PathPattern:
    """`/items/{id}`, `/n/{n:int}`, `/files/{rest:path}`."""

    def __init__(self, path):
        self.path = path
        self._segments = []  # (literal, None) or (name, converter)
        for segment in path.split("/"):
            if segment.startswith("{") and segment.endswith("}"):
                name, _, kind = segment[1:-1].partition(":")
                self._segments.append((name, kind or "str"))
            else:
                self._segments.append((segment, None))
        self.names = [name for name, kind in self._segments if kind is not None]

    def match(self, path):
        """The named parts; None if it is another path."""
        given, parts = path.split("/"), {}
        for index, (name, kind) in enumerate(self._segments):
            if kind == "path":
                parts[name] = "/".join(given[index:])
                return parts
            if index >= len(given):
                return None
            if kind is None:
                if name != given[index]:
                    return None
                continue
            try:
                parts[name] = _CONVERTERS[kind](given[index])
            except ValueError:
                return None
            if not given[index]:
                return None
        return parts if len(given) == len(self._segments) else None


class Route:
    """An endpoint that takes a Request and gives a Response."""

    def __init__(self, path, endpoint, *, methods=None, name=None, include_in_schema=True):
        self.path, self.endpoint = path, endpoint
        self.name = name or getattr(endpoint, "__name__", type(endpoint).__name__)
        self.methods = {method.upper() for method in methods or ["GET"]}
        if "GET" in self.methods:
            self.methods.add("HEAD")
        self.pattern = PathPattern(path)

    async def handle(self, request):
        if isinstance(self.endpoint, type):
            method = getattr(self.endpoint(), request.method.lower())
            return await call(method, request)
        return await call(self.endpoint, request)


class Mount:
    """Another ASGI application below a path."""

    def __init__(self, path, app=None, routes=None, name=None):
        self.path = path.rstrip("/")
        self.app = Starlette(routes=routes) if app is None else app


class Middleware:
    def __init__(self, cls, **options):
        self.cls, self.options = cls, options


class BaseHTTPMiddleware:
    def __init__(self, app, dispatch=None):
        self.app = app
        self.dispatch_func = dispatch or self.dispatch

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def call_next(request):
            """The application's response as soon as it begins; its body comes as it is sent."""
            messages = asyncio.Queue()
            application = asyncio.create_task(self._run(scope, receive, messages))

            async def next_message():
                message = await messages.get()
                if message is None:  # the application has ended
                    await application
                return message

            start = await next_message()

            async def body():
                while (message := await next_message()) is not None:
                    yield message.get("body", b"")

            response = StreamingResponse(body(), start["status"])
            response.headers = _http.Headers([(name.decode(), value.decode()) for name, value in start["headers"]])
            return response

        response = await self.dispatch_func(Request(scope, receive), call_next)
        await response(scope, receive, send)

    async def _run(self, scope, receive, messages):
        try:
            await self.app(scope, receive, messages.put)
        finally:
            messages.put_nowait(None)


class CORSMiddleware:
    def __init__(self, app, allow_origins=(), allow_methods=("GET",), allow_headers=(), allow_credentials=False,
                 allow_origin_regex=None, expose_headers=(), max_age=600):
        self.app, self.allow_origins = app, allow_origins

    async def __call__(self, scope, receive, send):
        origin = dict(scope.get("headers", [])).get(b"origin")

        async def send_with_origin(message):
            if message["type"] == "http.response.start" and origin is not None:
                allowed = b"*" if "*" in self.allow_origins else origin if origin.decode() in self.allow_origins else None
                if allowed is not None:
                    message["headers"] = [*message["headers"], (b"access-control-allow-origin", allowed)]
            await send(message)

        await self.app(scope, receive, send_with_origin if scope["type"] == "http" else send)


class Starlette:
    def __init__(self, debug=False, routes=None, middleware=None, exception_handlers=None, on_startup=None, on_shutdown=None,
                 lifespan=None):
        self.debug = debug
        self.state = State()
        self.routes = list(routes or [])
        self.exception_handlers = dict(exception_handlers or {})
        self.on_startup, self.on_shutdown = list(on_startup or []), list(on_shutdown or [])
        self.lifespan = lifespan
        self._middlewares = list(middleware or [])  # the outermost first
        self._stack = None

    def add_middleware(self, middleware_class, **options):
        self._middlewares.insert(0, Middleware(middleware_class, **options))

    def middleware(self, kind):
        def add(function):
            self.add_middleware(BaseHTTPMiddleware, dispatch=function)
            return function

        return add

    def exception_handler(self, kind):
        def add(function):
            self.exception_handlers[kind] = function
            return function

        return add

    def add_exception_handler(self, kind, function):
        self.exception_handlers[kind] = function

    def on_event(self, event):
        def add(function):
            (self.on_startup if event == "startup" else self.on_shutdown).append(function)
            return function

        return add

    def add_event_handler(self, event, function):
        self.on_event(event)(function)

    def route(self, path, methods=None, name=None):
        def add(function):
            self.routes.append(Route(path, function, methods=methods, name=name))
            return function

        return add

    def add_route(self, path, route, methods=None, name=None):
        self.routes.append(Route(path, route, methods=methods, name=name))

    def mount(self, path, app, name=None):
        self.routes.append(Mount(path, app))

    def websocket_route(self, path, name=None):
        raise NotImplementedError("the model of starlette doesn't know WebSockets")

    async def __call__(self, scope, receive, send):
        scope["app"] = self
        if scope["type"] == "lifespan":
            await self._live(scope, receive, send)
            return
        if self._stack is None:
            self._stack = self._respond
            for middleware in reversed(self._middlewares):
                self._stack = middleware.cls(self._stack, **middleware.options)
        await self._stack(scope, receive, send)

    async def _live(self, scope, receive, send):
        await receive()
        context = None
        if self.lifespan is not None:
            context = self.lifespan(self)
            scope["state"].update(await context.__aenter__() or {})
        for function in self.on_startup:
            await self._event(function)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for function in self.on_shutdown:
            await self._event(function)
        if context is not None:
            await context.__aexit__(None, None, None)
        await send({"type": "lifespan.shutdown.complete"})

    async def _event(self, function):
        """As starlette does it: a plain function runs in the loop's own thread."""
        result = function()
        if hasattr(result, "__await__"):
            await result

    async def _respond(self, scope, receive, send):
        request = Request(scope, receive, send)
        try:
            response = await self._route(scope, request, receive, send)
        except Exception as error:
            handler = self._handler_of(error)
            if handler is None:
                raise
            response = await call(handler, request, error)
        if response is not None:
            await response(scope, receive, send)

    def _handler_of(self, error):
        if getattr(error, "status_code", None) in self.exception_handlers:
            return self.exception_handlers[error.status_code]
        for kind in type(error).__mro__:
            if kind in self.exception_handlers:
                return self.exception_handlers[kind]
        return _http_exception if isinstance(error, HTTPException) else None

    async def _route(self, scope, request, receive, send):
        """The response; None if a mounted application has sent its own."""
        path, allowed = scope["path"], set()
        for route in self.routes:
            if isinstance(route, Mount):
                if path == route.path or path.startswith(route.path + "/"):
                    inner = {**scope, "path": path[len(route.path):] or "/", "root_path": scope.get("root_path", "") + route.path}
                    await route.app(inner, receive, send)
                    return None
                continue
            parts = route.pattern.match(path)
            if parts is None:
                continue
            if request.method in route.methods:
                request.path_params = scope["path_params"] = parts
                return await route.handle(request)
            allowed |= route.methods
        if allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(allowed))})
        raise HTTPException(404)


async def _http_exception(request, error):
    return PlainTextResponse(error.detail, error.status_code, error.headers)


publish(globals(), "starlette.applications")
