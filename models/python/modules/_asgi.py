"""The ASGI side of a server: an application, asked with _http.Request, answers with _http.Reply; its
lifespan events at the beginning and the end."""
import asyncio

import _http


class Server:
    """`raise_exceptions`: those of the application reach the client; else they are answers of status 500."""

    def __init__(self, app, raise_exceptions=False):
        self.app = app
        self.raise_exceptions = raise_exceptions
        self.loop = None
        self.state = {}
        self._events = None  # what the lifespan task receives
        self._lifespan = None

    def here(self):
        """Answers in the loop that runs."""
        self.loop = asyncio.get_running_loop()
        return self

    async def startup(self):
        """False if the application doesn't want to know, or failed to start."""
        self._events, replies = asyncio.Queue(), asyncio.Queue()
        self._replies = replies
        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": self.state}

        async def run():
            try:
                await self.app(scope, self._events.get, replies.put)
            except Exception as error:
                await replies.put({"type": "lifespan.failed", "error": error})

        self._lifespan = asyncio.create_task(run())
        await self._events.put({"type": "lifespan.startup"})
        reply = await replies.get()
        if reply["type"] == "lifespan.startup.failed":
            raise RuntimeError(reply.get("message", ""))
        return reply["type"] == "lifespan.startup.complete"

    async def shutdown(self):
        if self._lifespan is not None and not self._lifespan.done():
            await self._events.put({"type": "lifespan.shutdown"})
            await self._replies.get()
            await self._lifespan

    async def respond(self, request):
        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": request.method,
            "scheme": request.parts.scheme, "path": _unquoted(request.path), "raw_path": request.path.encode(),
            "query_string": request.parts.query.encode(), "root_path": "", "client": ("127.0.0.1", 50000),
            "server": (request.host, request.port), "state": dict(self.state),
            "headers": [(b"host", request.parts.netloc.encode()),
                        *[(name.lower().encode(), value.encode()) for name, value in request.headers.items() if name.lower() != "host"]],
        }
        received = [{"type": "http.request", "body": request.body, "more_body": False}]
        reply, complete = None, asyncio.Event()

        async def receive():
            if received:
                return received.pop()
            await complete.wait()
            return {"type": "http.disconnect"}

        async def send(message):
            nonlocal reply
            if message["type"] == "http.response.start":
                headers = _http.Headers([])
                for name, value in message.get("headers", []):
                    headers.add(name.decode(), value.decode())
                reply = _http.Reply(message["status"], headers=headers)
                reply.headers = headers
            elif message["type"] == "http.response.body":
                reply.body += message.get("body", b"")
                if not message.get("more_body", False):
                    complete.set()

        application = asyncio.create_task(self.app(scope, receive, send))
        finished = asyncio.create_task(complete.wait())
        await asyncio.wait([application, finished], return_when=asyncio.FIRST_COMPLETED)
        finished.cancel()
        if complete.is_set() and not self.raise_exceptions:  # background tasks go on
            application.add_done_callback(_report)
            return reply
        await asyncio.wait([application])
        error = application.exception()
        if error is None and reply is not None:
            return reply
        if self.raise_exceptions and error is not None:
            raise error
        _report(application)
        return _http.Reply(500, "Internal Server Error", "text/plain; charset=utf-8")


def _report(application):
    """What an application raises ends up in the server's log."""
    import sys
    import traceback

    error = None if application.cancelled() else application.exception()
    if error is not None:
        sys.stderr.write("ERROR:    Exception in ASGI application\n" + "".join(traceback.format_exception(error)))


def _unquoted(path):
    from urllib.parse import unquote

    return unquote(path)
