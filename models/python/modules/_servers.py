"""Servers that run inside the program. One that is open can be asked by the program's own clients, and
by the [[request]] entries of the scenario's header. A server in an endless `run` stops, as Ctrl+C would
make it, when those have been answered and no other thread of the program is left; in a thread of its own,
with the program, or when nobody has asked for a minute."""
import asyncio
import sys
import threading

import _http
import _interleave
from _exchange import servers

_PATIENCE = 1.0  # seconds that a server waits for somebody to ask
_PATIENCE_IN_THREAD = 60.0


class LocalServer:
    """`handler`: an async function from _http.Request to _http.Reply. The first one that opens is asked the
    header's requests."""

    def __init__(self, host, port, handler):
        self.host, self.port = host, port
        self.handler = handler
        self.loop = asyncio.get_running_loop()
        self._asking = None  # a task
        self._asked_at = self.loop.time()

    def open(self):
        if self.port in servers:
            raise OSError(98, f"error while attempting to bind on address ({self.host!r}, {self.port}): "
                              "address already in use")
        servers[self.port] = self
        if not _interleave.requests_taken():
            scripted = _interleave.requests()
            if scripted:
                self._asking = self.loop.create_task(self._ask_all(scripted))

    def close(self):
        if servers.get(self.port) is self:
            del servers[self.port]

    async def respond(self, request):
        self._asked_at = self.loop.time()
        return await self.handler(request)

    async def _ask_all(self, scripted):
        await asyncio.gather(*[self._ask(*request) for request in scripted])

    async def _ask(self, at, method, path, headers, body):
        delay = at - self.loop.time()
        if delay > 0:
            await _interleave.pause(delay, "clients", "")
        request = _http.Request(method, f"http://localhost:{self.port}{path}", _http.Headers(headers), body.encode())
        request.headers.setdefault("Content-Length", len(request.body))
        await self.respond(request)


async def serve(server):
    """Answers everybody, then returns."""
    if server._asking is not None:
        await server._asking
    if threading.current_thread() is not threading.main_thread():
        while threading.main_thread().is_alive() and server.loop.time() < server._asked_at + _PATIENCE_IN_THREAD:
            await _interleave.pause(1.0, "clients", "")
        return
    others = _other_threads()
    if others:
        await asyncio.gather(*[asyncio.to_thread(thread.join) for thread in others])
    elif server._asking is None:
        await _interleave.pause(_PATIENCE, "clients", "")
        sys.stderr.write(f"interleave: nobody asks the server at port {server.port}, so it stops; "
                         "a [[request]] in the header, such as call = \"GET /\", asks it\n")


_POOLS = ("asyncio_", "AnyIO worker thread", "ThreadPoolExecutor-")  # their workers wait, and ask nobody


def _other_threads():
    return [thread for thread in threading.enumerate()
            if thread is not threading.current_thread() and not thread.daemon and not thread.name.startswith(_POOLS)]
