"""A request's way through the modelled web.

A client makes a Request and an Exchange of it, and waits: `exchange.block(timeout)` holds the thread,
`await exchange.pause(timeout)` one task. The outcome is a Reply, or a Failure for the client to raise in
its library's words. Who replies: the first [reply] of the scenario's header that names the URL; a server
that runs in the program itself; a web site of _sites.py. How long that takes: what [cost] gives to the
call, else the reply's own latency, else 100 ms; a local server takes what its handler takes.
"""
import builtins as _builtins
import time as _time

import _interleave
from _http import Reply

LATENCY = 0.1  # seconds


class Failure:
    """Why no reply came. `kind`: timeout, refused, unresolved or broken; `error`: the exception that [cost]
    or [reply] asks for by name, or ""."""

    def __init__(self, kind, error=""):
        self.kind = kind
        self.error = error

    def error_class(self, names, default):
        """The exception class that was asked for, among a library's names and the built-in ones."""
        if not self.error:
            return default
        found = names.get(self.error, getattr(_builtins, self.error, None))
        if not (isinstance(found, type) and issubclass(found, Exception)):
            library = names["__name__"].strip("_").partition("_")[0]
            raise LookupError(f"the header asks for the error {self.error!r}, which {library} doesn't have")
        return found


# What runs in the program itself: port -> an object with `loop` and `async respond(request)`.
servers = {}
LOCAL_HOSTS = ("localhost", "127.0.0.1", "0.0.0.0", "::1")


def socket_server(port):
    """What listens at a port of the program's own by means of sockets, or None."""
    import _network

    listener = _network.find("stream", (_network.HOST, port))
    return SocketServer(port) if listener is not None and listener.listening else None


class SocketServer:
    """A server that the program wrote itself with sockets: it is asked in bytes, and has replied when it closes the
    connection or has sent as much as it said."""

    loop = None  # it is asked by whoever asks

    def __init__(self, port):
        self._address = ("127.0.0.1", port)

    def _wire(self, request):
        target = request.path + ("?" + request.parts.query if request.parts.query else "")
        headers = [("Host", request.parts.netloc), *[(name, value) for name, value in request.headers.items()
                                                      if name.lower() not in ("host", "connection", "content-length")]]
        if request.body:
            headers.append(("Content-Length", str(len(request.body))))
        lines = [f"{request.method} {target} HTTP/1.1", *[f"{name}: {value}" for name, value in headers], "Connection: close"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + request.body

    def ask(self, request, timeout):
        import socket

        try:
            with socket.create_connection(self._address, timeout) as connection:
                connection.sendall(self._wire(request))
                received = b""
                while not _is_whole(received, request.method) and (content := connection.recv(65536)):
                    received += content
        except TimeoutError:
            return Failure("timeout")
        except ConnectionError:
            return Failure("broken")
        return _parsed(received)

    async def ask_from_task(self, request):
        import asyncio

        try:
            reader, writer = await asyncio.open_connection(*self._address)
            writer.write(self._wire(request))
            received = b""
            while not _is_whole(received, request.method) and (content := await reader.read(65536)):
                received += content
            writer.close()
        except ConnectionError:
            return Failure("broken")
        return _parsed(received)


def _head_of(received):
    """(status line, headers, body), or None as long as the headers aren't there."""
    head, found, body = received.partition(b"\r\n\r\n")
    if not found:
        head, found, body = received.partition(b"\n\n")
    if not found:
        return None
    status, *lines = head.decode("latin-1").splitlines() or [""]
    pairs = [line.partition(":") for line in lines]
    return status, [(name.strip(), value.strip()) for name, _, value in pairs], body


def _is_whole(received, method):
    parts = _head_of(received)
    if parts is None:
        return False
    length = {name.lower(): value for name, value in parts[1]}.get("content-length", "")
    return method == "HEAD" or length.isdigit() and len(parts[2]) >= int(length)


def _parsed(received):
    parts = _head_of(received)
    words = parts[0].split(None, 2) if parts is not None else []
    if len(words) < 2 or not words[0].startswith("HTTP/") or not words[1].isdigit():
        return Failure("broken")
    reply = Reply(int(words[1]), parts[2], headers=parts[1], reason=words[2] if len(words) > 2 else "")
    return reply


def _scripts():
    """The header's replies as (pattern, replies to come), an exact pattern before one with wildcards, a
    longer one before a shorter one."""
    replies = {}
    for pattern, *reply in _interleave.replies():
        replies.setdefault(pattern, []).append(reply)
    return sorted(replies.items(), key=lambda item: ("*" in item[0], -len(item[0])))


_scripted = _scripts()


def scripted(request):
    """The (reply, error) that the header has for a request, or None. Several of one pattern come one
    after another; the last one stays."""
    for pattern, replies in _scripted:
        method, space, url = pattern.rpartition(" ")
        if (space and method != request.method) or not _interleave.matches(url, request.url):
            continue
        status, headers, body, latency, error = replies.pop(0) if len(replies) > 1 else replies[0]
        return Reply(status, body, headers=headers, latency=latency), error
    return None


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def http_date():
    """Now, as headers have it (RFC 9110, section 5.6.7)."""
    year, month, day, hour, minute, second, weekday, *_ = _time.gmtime()
    return f"{_DAYS[weekday]}, {day:02} {_MONTHS[month - 1]} {year} {hour:02}:{minute:02}:{second:02} GMT"


def _answer_of_site(request):
    import _sites

    if not _sites.resolves(request.host):
        return Failure("unresolved")
    reply = _sites.answer(request)
    reply.headers.setdefault("Date", http_date())
    reply.headers.setdefault("Server", "interleave")
    return reply


class Exchange:
    """A request on its way. The time that it takes is drawn when it begins."""

    def __init__(self, library, request):
        self.request = request
        self.call = f"{library}.{request.method.lower()}"
        self.server = None  # of the program; if there is one, its reply is the outcome
        error = _interleave.failure(self.call)
        found = scripted(request)
        if found is not None:
            self.outcome, asked = found
            error = asked if error is None else error
            usual = LATENCY if self.outcome.latency is None else self.outcome.latency
            self.seconds = _interleave.latency(self.call, usual)
        elif request.host in LOCAL_HOSTS:
            self.outcome = Failure("refused")
            self.server = servers.get(request.port) or socket_server(request.port)
            self.seconds = 0.0 if self.server is None else _interleave.latency(self.call, 0.0)
        else:
            self.outcome = _answer_of_site(request)
            least = getattr(self.outcome, "latency", None) or 0.0
            self.seconds = max(least, _interleave.latency(self.call, LATENCY))
        if request.method == "HEAD" and isinstance(self.outcome, Reply):
            self.outcome.body = b""
        if error is not None:
            self.outcome = Failure("broken", error)
            self.server = None

    def _waits(self, timeout):
        """What there is to wait for, in turn, as (seconds, resource); cut short by a timeout."""
        waits = []
        queued = _interleave.admit(self.call, self.seconds)
        for seconds, resource in [(queued, "queue of " + self.call), (self.seconds, self.call)]:
            if timeout is not None and seconds > timeout:
                waits.append((timeout, resource))
                self.outcome = Failure("timeout")
                self.server = None
                break
            if seconds > 0:
                waits.append((seconds, resource))
            if timeout is not None:
                timeout -= seconds
        return waits

    def block(self, timeout=None):
        for seconds, resource in self._waits(timeout):
            _interleave.block(seconds, resource, self.request.url)
        if self.server is not None:
            self._ask_from_thread(timeout)
        if isinstance(self.outcome, Reply):
            _interleave.compute(self.call)
        return self.outcome

    async def pause(self, timeout=None):
        for seconds, resource in self._waits(timeout):
            await _interleave.pause(seconds, resource, self.request.url)
        if self.server is not None:
            await self._ask_from_task(timeout)
        if isinstance(self.outcome, Reply):
            _interleave.compute(self.call)
        return self.outcome

    def _ask_from_thread(self, timeout):
        import asyncio

        if self.server.loop is None:
            self.outcome = self.server.ask(self.request, timeout)
            return
        future = asyncio.run_coroutine_threadsafe(self.server.respond(self.request), self.server.loop)
        try:
            self.outcome = future.result(timeout)
        except TimeoutError:
            self.outcome = Failure("timeout")

    async def _ask_from_task(self, timeout):
        """The handler is a task of the server: it goes on if the client gives up."""
        import asyncio

        if self.server.loop is None:
            try:
                self.outcome = await asyncio.wait_for(self.server.ask_from_task(self.request), timeout)
            except TimeoutError:
                self.outcome = Failure("timeout")
            return
        if self.server.loop is asyncio.get_running_loop():
            task = self.server.loop.create_task(self.server.respond(self.request))
        else:
            remote = asyncio.run_coroutine_threadsafe(self.server.respond(self.request), self.server.loop)
            task = asyncio.wrap_future(remote)
        await asyncio.wait([task], timeout=timeout)
        self.outcome = task.result() if task.done() else Failure("timeout")
