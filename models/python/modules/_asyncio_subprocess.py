"""Subprocesses of asyncio, on modelled commands (_commands). Rules and wording: CPython 3.11
Lib/asyncio/subprocess.py, base_subprocess.py."""
from _asyncio import BaseEventLoop, get_running_loop
from _asyncio_protocols import WriteTransport
from _asyncio_streams import StreamReader, StreamReaderProtocol, StreamWriter
from _asyncio_transports import Readiness as _Readiness

PIPE, STDOUT, DEVNULL = -1, -2, -3


class _InputTransport(WriteTransport):
    """Writes to a child's input."""

    def __init__(self, loop, stream, protocol):
        super().__init__()
        self._loop, self._stream, self._protocol = loop, stream, protocol
        self._buffer = b""
        self._closing = self._paused = False
        self._writing = None

    def write(self, data):
        if self._stream.abandoned:
            self._lose(BrokenPipeError(32, "Broken pipe"))
        elif not self._stream.ended:
            self._buffer += bytes(data)
            self._flush()

    def _flush(self):
        stream = self._stream
        if stream.abandoned:
            self._lose(BrokenPipeError(32, "Broken pipe"))
            return
        while self._buffer and stream.writable():
            self._buffer = self._buffer[stream.write(self._buffer):]
        if self._buffer and self._writing is None:
            self._writing = _Readiness(self._loop, stream, stream.writable, self._flush)
        elif not self._buffer and self._writing is not None:
            self._writing.stop()
            self._writing = None
        if bool(self._buffer) != self._paused:
            self._paused = bool(self._buffer)
            (self._protocol.pause_writing if self._paused else self._protocol.resume_writing)()
        if self._closing and not self._buffer:
            stream.end()
            self._lose(None)

    def _lose(self, error):
        if self._protocol is not None:
            self._loop.call_soon(self._protocol.connection_lost, error)
            self._protocol = None
        self._closing = True

    def is_closing(self):
        return self._closing

    def close(self):
        if not self._closing:
            self._closing = True
            self._flush()

    write_eof = abort = close

    def can_write_eof(self):
        return True


class Process:
    def __init__(self, child, loop, limit):
        self._child, self._loop = child, loop
        self.pid = child.pid
        self._ended = loop.create_future()
        self.stdin = self.stdout = self.stderr = None
        if child.stdin is not None:
            protocol = StreamReaderProtocol(StreamReader(loop=loop), loop=loop)
            self.stdin = StreamWriter(_InputTransport(loop, child.stdin, protocol), protocol, None, loop)
        if child.stdout is not None:
            self.stdout = self._reader(child.stdout, limit)
        if child.stderr is not None and child.stderr is not child.stdout:
            self.stderr = self._reader(child.stderr, limit)
        self._watch = _Readiness(loop, child, child.ended, self._finish)

    def __repr__(self):
        return f"<{type(self).__name__} {self.pid}>"

    def _reader(self, stream, limit):
        reader = StreamReader(limit=limit, loop=self._loop)

        def read():
            data = stream.read(1 << 16)
            if data:
                reader.feed_data(data)
            else:
                readiness.stop()
                reader.feed_eof()

        readiness = _Readiness(self._loop, stream, stream.readable, read)
        return reader

    def _finish(self):
        self._watch.stop()
        if not self._ended.done():
            self._ended.set_result(self._child.returncode)

    @property
    def returncode(self):
        return self._child.returncode if self._ended.done() else None

    async def wait(self):
        if not self._ended.done():
            waiter = self._loop.create_future()
            self._ended.add_done_callback(lambda ended: waiter.done() or waiter.set_result(None))
            await waiter
        return self._child.returncode

    def _check_alive(self):
        if self._ended.done():
            raise ProcessLookupError()

    def send_signal(self, signal):
        self._check_alive()
        self._child.signal(int(signal))

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    async def _feed_stdin(self, input):
        try:
            self.stdin.write(input)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            pass
        self.stdin.close()

    async def _nothing(self):
        return None

    async def communicate(self, input=None):
        from _asyncio import gather
        feed = self._feed_stdin(input) if input is not None else self._nothing()
        out = self.stdout.read() if self.stdout is not None else self._nothing()
        err = self.stderr.read() if self.stderr is not None else self._nothing()
        _, out, err = await gather(feed, out, err)
        await self.wait()
        return out, err


Process.__module__ = "asyncio.subprocess"


def _start(command, shell, stdin, stdout, stderr, limit, kwds):
    from _commands import Child
    for name in ("universal_newlines", "text", "encoding", "errors"):
        if kwds.pop(name, None):
            raise ValueError(f"{'universal_newlines' if name == 'text' else name} must be "
                             f"{'None' if name in ('encoding', 'errors') else 'False'}")
    child = Child(command, shell, stdin, stdout, stderr, kwds.pop("cwd", None))
    for name in ("env", "start_new_session", "close_fds"):
        kwds.pop(name, None)  # they change nothing that a modelled command sees
    if kwds:
        raise TypeError(f"create_subprocess got an unexpected keyword argument {next(iter(kwds))!r}")
    return Process(child, get_running_loop(), limit)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=2 ** 16, **kwds):
    return _start([program, *args], False, stdin, stdout, stderr, limit, kwds)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=2 ** 16, **kwds):
    return _start(cmd, True, stdin, stdout, stderr, limit, kwds)


class SubprocessLoop(BaseEventLoop):
    """What a loop says to the transports of subprocesses, which aren't modelled."""

    async def subprocess_exec(self, protocol_factory, *args, **kwargs):
        raise NotImplementedError("loop.subprocess_exec() isn't modelled: use asyncio.create_subprocess_exec()")

    async def subprocess_shell(self, protocol_factory, cmd, **kwargs):
        raise NotImplementedError("loop.subprocess_shell() isn't modelled: use asyncio.create_subprocess_shell()")

    async def connect_read_pipe(self, protocol_factory, pipe):
        raise NotImplementedError("loop.connect_read_pipe() isn't modelled: the host's pipes are out of reach")

    async def connect_write_pipe(self, protocol_factory, pipe):
        raise NotImplementedError("loop.connect_write_pipe() isn't modelled: the host's pipes are out of reach")
