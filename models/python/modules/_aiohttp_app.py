"""Applications of `aiohttp.web`: routes, middlewares, startup and cleanup, and running them."""
import asyncio
import sys

import _servers
from _aiohttp_messages import EXCEPTIONS, HTTPException, HTTPMethodNotAllowed, Request, StreamResponse
from _publish import publish

HTTPNotFound = EXCEPTIONS["HTTPNotFound"]


class RouteDef:
    def __init__(self, method, path, handler, kwargs=None):
        self.method, self.path, self.handler, self.kwargs = method, path, handler, kwargs or {}

    def __repr__(self):
        return f"<RouteDef {self.method} {self.path} -> {self.handler.__name__!r}>"


def route(method, path, handler, **kwargs):
    return RouteDef(method, path, handler, kwargs)


def _of_method(method):
    def make(path, handler, **kwargs):
        return RouteDef(method, path, handler, kwargs)

    return make


get, post, put, patch, delete, head, options = map(_of_method, ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])


def view(path, handler, **kwargs):
    return RouteDef("*", path, handler, kwargs)


def static(prefix, path, **kwargs):
    raise NotImplementedError("the model of aiohttp.web doesn't know static files (web.static); return web.FileResponse(path)")


class RouteTableDef(list):
    """Collects routes from decorators."""

    def route(self, method, path, **kwargs):
        def add(handler):
            self.append(RouteDef(method, path, handler, kwargs))
            return handler

        return add

    def get(self, path, **kwargs):
        return self.route("GET", path, **kwargs)

    def post(self, path, **kwargs):
        return self.route("POST", path, **kwargs)

    def put(self, path, **kwargs):
        return self.route("PUT", path, **kwargs)

    def patch(self, path, **kwargs):
        return self.route("PATCH", path, **kwargs)

    def delete(self, path, **kwargs):
        return self.route("DELETE", path, **kwargs)

    def head(self, path, **kwargs):
        return self.route("HEAD", path, **kwargs)

    def options(self, path, **kwargs):
        return self.route("OPTIONS", path, **kwargs)

    def view(self, path, **kwargs):
        return self.route("*", path, **kwargs)

    def static(self, prefix, path, **kwargs):
        static(prefix, path)


class View:
    """A class whose methods get(), post(), … handle requests."""

    def __init__(self, request):
        self.request = request

    def __await__(self):
        method = getattr(self, self.request.method.lower(), None)
        if method is None:
            raise HTTPMethodNotAllowed(self.request.method, [name.upper() for name in ("get", "post", "put", "patch", "delete")
                                                             if hasattr(self, name)])
        return method().__await__()


class Route:
    def __init__(self, method, path, handler, name):
        self.method, self.handler, self.name, self.path = method.upper(), handler, name, path
        self._segments = path.split("/")
        self._pattern = _compiled(path) if "{" in path and (":" in path or not _is_simple(self._segments)) else None

    def match(self, path):
        """The parts of the path that have names; None if it is another path."""
        if self._pattern is not None:
            found = self._pattern.fullmatch(path)
            return None if found is None else {name: _unquoted(text) for name, text in found.groupdict().items()}
        segments = path.split("/")
        if len(segments) != len(self._segments):
            return None
        parts = {}
        for wanted, given in zip(self._segments, segments):
            if wanted[:1] == "{" and given:
                parts[wanted[1:-1]] = _unquoted(given)
            elif wanted != given:
                return None
        return parts

    def url_for(self, **parts):
        from yarl import URL

        return URL(self.path.format(**parts))


def _is_simple(segments):
    return all("{" not in segment or (segment[0] == "{" and segment.find("}") == len(segment) - 1) for segment in segments)


def _unquoted(text):
    from urllib.parse import unquote

    return unquote(text)


def _compiled(path):
    """A path with `{name:regex}` in it, as a pattern."""
    import re

    text = ""
    for piece in re.split(r"(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})", path):
        if piece.startswith("{"):
            name, _, pattern = piece[1:-1].partition(":")
            text += f"(?P<{name}>{pattern or '[^{}/]+'})"
        else:
            text += re.escape(piece)
    return re.compile(text)


class UrlDispatcher:
    def __init__(self):
        self._routes = []
        self.named = {}

    def add_route(self, method, path, handler, *, name=None, expect_handler=None):
        new = Route(method, path, handler, name)
        self._routes.append(new)
        if name is not None:
            self.named[name] = new
        return new

    def add_get(self, path, handler, *, name=None, allow_head=True, **kwargs):
        return self.add_route("GET", path, handler, name=name)

    def add_post(self, path, handler, **kwargs):
        return self.add_route("POST", path, handler, **kwargs)

    def add_put(self, path, handler, **kwargs):
        return self.add_route("PUT", path, handler, **kwargs)

    def add_patch(self, path, handler, **kwargs):
        return self.add_route("PATCH", path, handler, **kwargs)

    def add_delete(self, path, handler, **kwargs):
        return self.add_route("DELETE", path, handler, **kwargs)

    def add_view(self, path, handler, **kwargs):
        return self.add_route("*", path, handler, **kwargs)

    def add_static(self, prefix, path, **kwargs):
        static(prefix, path)

    def add_routes(self, routes):
        for definition in routes:
            options = {name: value for name, value in definition.kwargs.items() if name == "name"}
            self.add_route(definition.method, definition.path, definition.handler, **options)

    def routes(self):
        return list(self._routes)

    def __getitem__(self, name):
        return self.named[name]

    def resolve(self, method, path):
        """(route, match_info); raises HTTPNotFound, HTTPMethodNotAllowed."""
        allowed = set()
        for candidate in self._routes:
            parts = candidate.match(path)
            if parts is None:
                continue
            if candidate.method in (method, "*") or (method == "HEAD" and candidate.method == "GET"):
                return candidate, parts
            allowed.add(candidate.method)
        raise HTTPMethodNotAllowed(method, allowed) if allowed else HTTPNotFound()


class AppKey:
    def __init__(self, name, t=object):
        self._name = name

    def __repr__(self):
        return f"<AppKey({self._name})>"


class Application:
    def __init__(self, *, logger=None, router=None, middlewares=(), handler_args=None, client_max_size=1024 ** 2, loop=None,
                 debug=None):
        self.router = UrlDispatcher()
        self.middlewares = list(middlewares)
        self.on_startup, self.on_shutdown, self.on_cleanup = [], [], []
        self.on_response_prepare = []
        self.cleanup_ctx = []
        self._contexts = []
        self._subapps = []  # (prefix, application)
        self._values = {}

    def add_routes(self, routes):
        self.router.add_routes(routes)

    def add_subapp(self, prefix, subapp):
        self._subapps.append((prefix.rstrip("/"), subapp))

    def __getitem__(self, key):
        return self._values[key]

    def __setitem__(self, key, value):
        self._values[key] = value

    def __delitem__(self, key):
        del self._values[key]

    def __contains__(self, key):
        return key in self._values

    def __iter__(self):
        return iter(self._values)

    def get(self, key, default=None):
        return self._values.get(key, default)

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    async def startup(self):
        for _, subapp in self._subapps:
            await subapp.startup()
        for context in self.cleanup_ctx:
            generator = context(self)
            await generator.__anext__()
            self._contexts.append(generator)
        for callback in self.on_startup:
            await callback(self)

    async def shutdown(self):
        for callback in self.on_shutdown:
            await callback(self)

    async def cleanup(self):
        for callback in self.on_cleanup:
            await callback(self)
        for generator in reversed(self._contexts):
            try:
                await generator.__anext__()
            except StopAsyncIteration:
                pass
        for _, subapp in self._subapps:
            await subapp.cleanup()

    async def respond(self, request):
        """_http.Request -> _http.Reply"""
        try:
            response = await self._handle(request, request.path)
        except HTTPException as error:
            response = error
        except Exception as error:
            _log_error(error)
            response = EXCEPTIONS["HTTPInternalServerError"](text="500 Internal Server Error\n\nServer got itself in trouble")
        if not isinstance(response, StreamResponse):
            _log_error(RuntimeError(f"Missing return statement on request handler" if response is None else
                                    f"Web-handler should return a response instance, got {response!r}"))
            response = EXCEPTIONS["HTTPInternalServerError"]()
        reply = response._reply()
        _log_access(request, reply)
        return reply

    async def _handle(self, request, path):
        for prefix, subapp in self._subapps:
            if path == prefix or path.startswith(prefix + "/"):
                return await subapp._handle(request, path[len(prefix):] or "/")
        failed = None
        try:
            found, parts = self.router.resolve(request.method, path)
            handler = found.handler
        except HTTPException as error:  # the middlewares see it as if the handler had raised it
            failed, parts = error, {}
        web_request = Request(request, self, parts)

        async def call(web_request):
            if failed is not None:
                raise failed
            result = handler(web_request)
            return await result if hasattr(result, "__await__") else result

        for middleware in reversed(self.middlewares):
            call = _around(middleware, call)
        response = await call(web_request)
        for callback in self.on_response_prepare:
            await callback(web_request, response)
        return response


def _around(middleware, handler):
    async def call(request):
        return await middleware(request, handler)

    return call


def middleware(function):
    return function


def _log_error(error):
    import logging

    logging.getLogger("aiohttp.server").error("Error handling request", exc_info=error)


def _log_access(request, reply):
    """As aiohttp's access log: of interest only to programs that have set up logging."""
    logging = sys.modules.get("logging")
    if logging is None or not logging.getLogger("aiohttp.access").isEnabledFor(logging.INFO):
        return
    import time

    stamp = time.strftime("[%d/%b/%Y:%H:%M:%S +0000]", time.gmtime())
    agent = request.headers.get("User-Agent", "-")
    target = request.path + ("?" + request.parts.query if request.parts.query else "")
    logging.getLogger("aiohttp.access").info(
        '127.0.0.1 %s "%s %s HTTP/1.1" %d %d "-" "%s"', stamp, request.method, target, reply.status, len(reply.body), agent)


class AppRunner:
    def __init__(self, app, *, handle_signals=False, access_log=None, **kwargs):
        self.app = app
        self.sites = []

    async def setup(self):
        await self.app.startup()

    async def shutdown(self):
        await self.app.shutdown()

    async def cleanup(self):
        for site in list(self.sites):
            await site.stop()
        await self.app.shutdown()
        await self.app.cleanup()

    @property
    def addresses(self):
        return [(site.host, site.port) for site in self.sites]


class TCPSite:
    def __init__(self, runner, host=None, port=None, *, shutdown_timeout=60.0, ssl_context=None, backlog=128,
                 reuse_address=None, reuse_port=None):
        self.runner, self.host = runner, host or "0.0.0.0"
        self.port = 8080 if port is None else port
        self._server = None

    @property
    def name(self):
        return f"http://{self.host}:{self.port}"

    async def start(self):
        self._server = _servers.LocalServer(self.host, self.port, self.runner.app.respond)
        self._server.open()
        self.runner.sites.append(self)

    async def stop(self):
        self._server.close()
        self.runner.sites.remove(self)


async def _run(app, host, port, show):
    app = await app if hasattr(app, "__await__") else app
    runner = AppRunner(app)
    try:
        await runner.setup()
        site = TCPSite(runner, host, port)
        await site.start()
        if show is not None:
            show(f"======== Running on {site.name} ========\n(Press CTRL+C to quit)")
        await _servers.serve(site._server)
    finally:
        await runner.cleanup()


def run_app(app, *, host=None, port=None, path=None, sock=None, shutdown_timeout=60.0, keepalive_timeout=75.0,
            ssl_context=None, print=print, backlog=128, access_log_class=None, access_log_format=None, access_log=None,
            handle_signals=True, reuse_address=None, reuse_port=None, handler_cancellation=False, loop=None):
    if path is not None or sock is not None:
        raise NotImplementedError("the model of aiohttp.web serves host and port alone (run_app(path=, sock=))")
    loop = loop or asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    main = loop.create_task(_run(app, host, port, print))
    try:
        loop.run_until_complete(main)
    except KeyboardInterrupt:
        main.cancel()
        try:
            loop.run_until_complete(main)
        except asyncio.CancelledError:
            pass
    finally:
        rest = asyncio.all_tasks(loop)
        for task in rest:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*rest, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        asyncio.set_event_loop(None)


publish(globals(), "aiohttp.web")
