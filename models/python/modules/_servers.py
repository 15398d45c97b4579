"""Servers that run inside the program. One that is open can be asked by the program's own clients, and
by the [[request]] entries of the scenario's header. A server in an endless `run` stops, as Ctrl+C would
make it, when those have been answered and no other thread of the program is left."""
import asyncio
import sys

import _http
from _exchange import servers
import _interleave


_PATIENCE = 1.0  # seconds that a server waits for somebody to ask


class LocalServer:
    """`handler`: an async function from _http.Request to _http.Reply."""

    def __init__(self, host, port, handler):
        self.host, self.port = host, port
        self.handler = handler
        self.loop = asyncio.get_running_loop()

    def open(self):
        if self.port in servers:
            raise OSError(98, f"error while attempting to bind on address ({self.host!r}, {self.port}): "
                              "address already in use")
        servers[self.port] = self

    def close(self):
        if servers.get(self.port) is self:
            del servers[self.port]

    async def respond(self, request):
        return await self.handler(request)


async def _ask(server, at, method, path, headers, body, answered):
    delay = at - server.loop.time()
    if delay > 0:
        await _interleave.pause(delay, "clients", "")
    request = _http.Request(method, f"http://localhost:{server.port}{path}", _http.Headers(headers), body.encode())
    request.headers.setdefault("Content-Length", len(request.body))
    reply = await server.respond(request)
    if answered is not None:
        answered(request, reply)


async def serve(server, answered=None):
    """Answers everybody, then returns. `answered(request, reply)` hears of the header's requests."""
    scripted = _interleave.requests()
    await asyncio.gather(*[_ask(server, *request, answered) for request in scripted])
    others = _other_threads()
    if others:
        await asyncio.gather(*[asyncio.to_thread(thread.join) for thread in others])
    elif not scripted:
        await _interleave.pause(_PATIENCE, "clients", "")
        sys.stderr.write(f"interleave: nobody asks the server at port {server.port}, so it stops; "
                         "a [[request]] in the header, such as call = \"GET /\", asks it\n")


_POOLS = ("asyncio_", "AnyIO worker thread", "ThreadPoolExecutor-")  # their workers wait, and ask nobody


def _other_threads():
    import threading

    return [thread for thread in threading.enumerate()
            if thread is not threading.current_thread() and not thread.daemon and not thread.name.startswith(_POOLS)]
