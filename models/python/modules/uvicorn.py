"""`uvicorn` as a model: runs an ASGI application. Nothing listens on the host: the program's own clients and
the header's [[request]] entries ask it; when they have been answered it stops, as by Ctrl+C."""
import asyncio
import os
import sys

import _servers
from _asgi import Server as _Application

_LEVELS = {"critical": 50, "error": 40, "warning": 30, "info": 20, "debug": 10, "trace": 5}


class Config:
    def __init__(self, app, host="127.0.0.1", port=8000, *, log_level="info", access_log=True, reload=False, workers=None,
                 lifespan="auto", loop="auto", http="auto", timeout_keep_alive=5, limit_concurrency=None, factory=False,
                 log_config=None, proxy_headers=True, server_header=True, date_header=True, reload_dirs=None, interface="auto"):
        if workers not in (None, 1):
            raise NotImplementedError("the model of uvicorn runs one worker process (workers=)")
        if limit_concurrency is not None:
            raise NotImplementedError("the model of uvicorn doesn't know limit_concurrency")
        self.app, self.host, self.port, self.factory = app, host, port, factory
        self.log_level = _LEVELS[log_level] if isinstance(log_level, str) else 20 if log_level is None else log_level
        self.access_log = access_log
        self.lifespan = lifespan

    def load_app(self):
        app = _imported(self.app) if isinstance(self.app, str) else self.app
        return app() if self.factory else app


def _imported(name):
    """`module:attribute`. A program is one file here, so the module is the program, whatever it is called."""
    found = sys.modules["__main__"]
    for part in name.partition(":")[2].split("."):
        found = getattr(found, part)
    return found


class Server:
    def __init__(self, config):
        self.config = config
        self.started = False
        self.should_exit = False
        self._ports = 50000

    def _log(self, text, stream=None):
        if self.config.log_level <= 20:
            print(f"INFO:     {text}", file=stream or sys.stderr)

    def _answered(self, request, reply):
        if self.config.access_log:
            self._ports += 1
            target = request.path + ("?" + request.parts.query if request.parts.query else "")
            self._log(f'127.0.0.1:{self._ports} - "{request.method} {target} HTTP/1.1" {reply.status} {reply.reason}', sys.stdout)

    async def serve(self, sockets=None):
        config = self.config
        application = _Application(config.load_app())
        self._log(f"Started server process [{os.getpid()}]")
        self._log("Waiting for application startup.")
        if config.lifespan != "off":
            await application.startup()
        self._log("Application startup complete.")

        async def answer(request):
            reply = await application.respond(request)
            self._answered(request, reply)
            return reply

        server = _servers.LocalServer(config.host, config.port, answer)
        server.open()
        application.loop = server.loop
        self.started = True
        self._log(f"Uvicorn running on http://{config.host}:{config.port} (Press CTRL+C to quit)")
        try:
            await self._until_stopped(server)
        finally:
            server.close()
            self._log("Shutting down")
            self._log("Waiting for application shutdown.")
            await application.shutdown()
            self._log("Application shutdown complete.")
            self._log(f"Finished server process [{os.getpid()}]")

    async def _until_stopped(self, server):
        """Until `should_exit`, which uvicorn looks at ten times a second, or nobody is left to ask."""
        serving = asyncio.create_task(_servers.serve(server))
        while not self.should_exit and not serving.done():
            await asyncio.wait([serving], timeout=0.1)
        serving.cancel()

    def run(self, sockets=None):
        asyncio.run(self.serve())


def run(app, *args, **kwargs):
    Server(Config(app, *args, **kwargs)).run()
