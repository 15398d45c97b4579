"""Transports, protocols and servers of asyncio on the modelled network. Rules and wording: CPython 3.11
Lib/asyncio/selector_events.py, transports.py, protocols.py, base_events.py.

A selector tells a loop that a socket is ready; here whatever changes a socket does, through
`call_soon_threadsafe`, once for all that came since.
"""
import socket as _socket

from _asyncio import BaseEventLoop, CancelledError, sleep

_HIGH_WATER = 64 * 1024
_MOST = 256 * 1024  # bytes that one read takes


class BaseProtocol:
    def connection_made(self, transport):
        pass

    def connection_lost(self, exc):
        pass

    def pause_writing(self):
        pass

    def resume_writing(self):
        pass


class Protocol(BaseProtocol):
    def data_received(self, data):
        pass

    def eof_received(self):
        pass


class BufferedProtocol(BaseProtocol):
    def get_buffer(self, sizehint):
        pass

    def buffer_updated(self, nbytes):
        pass

    def eof_received(self):
        pass


class DatagramProtocol(BaseProtocol):
    def datagram_received(self, data, addr):
        pass

    def error_received(self, exc):
        pass


class SubprocessProtocol(BaseProtocol):
    def pipe_data_received(self, fd, data):
        pass

    def pipe_connection_lost(self, fd, exc):
        pass

    def process_exited(self):
        pass


class BaseTransport:
    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)

    def _missing(self, *args):
        raise NotImplementedError

    is_closing = close = set_protocol = get_protocol = _missing


class ReadTransport(BaseTransport):
    is_reading = pause_reading = resume_reading = BaseTransport._missing


class WriteTransport(BaseTransport):
    set_write_buffer_limits = get_write_buffer_size = get_write_buffer_limits = BaseTransport._missing
    write = write_eof = can_write_eof = abort = BaseTransport._missing

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))


class Transport(ReadTransport, WriteTransport):
    pass


class DatagramTransport(BaseTransport):
    sendto = abort = BaseTransport._missing


class SubprocessTransport(BaseTransport):
    get_pid = get_returncode = get_pipe_transport = BaseTransport._missing
    send_signal = terminate = kill = BaseTransport._missing


class _Readiness:
    """Calls `callback` in `loop` whenever `ready()`, as a selector would, until it is stopped."""

    def __init__(self, loop, watched, ready, callback):
        self._loop, self._watched, self._ready, self._callback = loop, watched, ready, callback
        self._told = False
        self._active = True
        watched.watchers.append(self._look)
        self._look()

    def _look(self):
        if self._active and not self._told and self._ready():
            self._told = True
            self._loop.call_soon_threadsafe(self._tell)

    def _tell(self):
        self._told = False
        if self._active and self._ready():
            self._callback()
            self._look()

    def stop(self):
        if self._active:
            self._active = False
            self._watched.watchers.remove(self._look)


class _SocketTransport(Transport):
    def __init__(self, loop, sock, protocol, waiter=None, server=None):
        super().__init__({"socket": sock, "sockname": sock.getsockname(), "peername": sock._peer})
        self._loop, self._sock, self._protocol, self._server = loop, sock, protocol, server
        self._buffer = b""  # what the network had no room for
        self._high, self._low = _HIGH_WATER, _HIGH_WATER // 4
        self._eof = self._closing = self._lost = self._paused = self._protocol_paused = False
        self._reading = self._writing = None
        if server is not None:
            server._attach()
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        if waiter is not None:
            loop.call_soon(_set_unless_cancelled, waiter)

    def __repr__(self):
        state = "closed" if self._sock.fileno() == -1 else "closing" if self._closing else None
        shown = [type(self).__name__] + ([state] if state else [])
        shown.append(f"fd={self._sock.fileno()}")
        return f"<{' '.join(shown)}>"

    def _start_reading(self):
        if not self._closing and not self._paused and self._reading is None:
            stream = self._sock._incoming
            self._reading = _Readiness(self._loop, stream, stream.readable, self._read)

    def _stop_reading(self):
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    def _read(self):
        if self._lost:
            return
        try:
            data = self._sock._incoming.read(_MOST)
            if data:
                self._protocol.data_received(data)
                return
            self._stop_reading()
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal(error, "Fatal error: protocol callback failed.")
            return
        if not keep_open:
            self.close()

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if not self._closing and not self._paused:
            self._paused = True
            self._stop_reading()

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._start_reading()

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def write(self, data):
        if type(data).__name__ not in ("bytes", "bytearray", "memoryview"):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data or self._lost:
            return
        self._buffer += bytes(data)
        if self._writing is None:
            self._flush()

    def _flush(self):
        stream = self._sock._outgoing
        try:
            while self._buffer and stream.writable():
                self._buffer = self._buffer[stream.write(self._buffer):]
        except OSError as error:
            self._fatal(error, "Fatal write error on socket transport")
            return
        if self._buffer and self._writing is None:
            self._writing = _Readiness(self._loop, stream, stream.writable, self._flush)
        if not self._buffer and self._writing is not None:
            self._writing.stop()
            self._writing = None
        size = len(self._buffer)
        if size > self._high and not self._protocol_paused:
            self._protocol_paused = True
            self._protocol.pause_writing()
        elif size <= self._low and self._protocol_paused:
            self._protocol_paused = False
            self._protocol.resume_writing()
        if not self._buffer:
            if self._closing:
                self._loop.call_soon(self._call_connection_lost, None)
            elif self._eof:
                self._sock.shutdown(_socket.SHUT_WR)

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = _HIGH_WATER if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._high, self._low = high, low

    def get_write_buffer_limits(self):
        return self._low, self._high

    def get_write_buffer_size(self):
        return len(self._buffer)

    def write_eof(self):
        if not self._closing and not self._eof:
            self._eof = True
            if not self._buffer:
                self._sock.shutdown(_socket.SHUT_WR)

    def can_write_eof(self):
        return True

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._stop_reading()
        if not self._buffer:
            self._lost = True
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _fatal(self, error, message):
        if not isinstance(error, OSError):
            self._loop.call_exception_handler({"message": message, "exception": error, "transport": self,
                                               "protocol": self._protocol})
        self._force_close(error)

    def _force_close(self, error):
        if self._lost:
            return
        self._buffer = b""
        if self._writing is not None:
            self._writing.stop()
            self._writing = None
        self._closing = self._lost = True
        self._stop_reading()
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._sock.close()
            if self._server is not None:
                self._server._detach()
                self._server = None


def _set_unless_cancelled(future):
    if not future.done():
        future.set_result(None)


class _DatagramTransport(DatagramTransport):
    def __init__(self, loop, sock, protocol, waiter):
        super().__init__({"socket": sock, "sockname": sock.getsockname(), "peername": sock._peer})
        self._loop, self._sock, self._protocol = loop, sock, protocol
        self._closing = False
        sock._mailbox()
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        loop.call_soon(_set_unless_cancelled, waiter)

    def _start_reading(self):
        mailbox = self._sock._endpoint
        self._reading = _Readiness(self._loop, mailbox, mailbox.readable, self._read)

    def _read(self):
        data, sender = self._sock.recvfrom(_MOST)
        self._protocol.datagram_received(data, sender)

    def sendto(self, data, addr=None):
        if not self._closing:
            self._sock.sendto(data, addr or self._sock._peer)

    def is_closing(self):
        return self._closing

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def close(self):
        if not self._closing:
            self._closing = True
            self._reading.stop()
            self._loop.call_soon(self._call_connection_lost)

    abort = close

    def _call_connection_lost(self):
        self._protocol.connection_lost(None)
        self._sock.close()


class AbstractServer:
    """What start_server() and create_server() give."""


class Server(AbstractServer):
    def __init__(self, loop, sockets, protocol_factory):
        self._loop, self._sockets, self._protocol_factory = loop, sockets, protocol_factory
        self._accepting = []
        self._active = 0
        self._waiters = []
        self._serving = False
        self._forever = None

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    def _attach(self):
        self._active += 1

    def _detach(self):
        self._active -= 1
        if self._active == 0 and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(waiter)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen()
            endpoint = sock._endpoint
            self._accepting.append(_Readiness(self._loop, endpoint, endpoint.readable, lambda s=sock: self._accept(s)))

    def _accept(self, sock):
        connection, _ = sock.accept()
        self._loop.create_task(self._open(connection))

    async def _open(self, connection):
        waiter = self._loop.create_future()
        _SocketTransport(self._loop, connection, self._protocol_factory(), waiter, self)
        await waiter

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(self._sockets)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    async def start_serving(self):
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._forever = self._loop.create_future()
        try:
            await self._forever
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for each in self._accepting:
            each.stop()
        for sock in sockets:
            sock.close()
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        if self._active == 0:
            self._wakeup()

    async def wait_closed(self):
        if self._sockets is None or self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class NetworkLoop(BaseEventLoop):
    """The loop's methods that use the network."""

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0,
                                flags=0, sock=None, local_addr=None, server_hostname=None,
                                ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                                happy_eyeballs_delay=None, interleave=None):
        _no_tls(ssl)
        if sock is None:
            if host is None and port is None:
                raise ValueError("host and port was not specified and no sock specified")
            await self.getaddrinfo(host, port)
            sock = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
            if local_addr is not None:
                sock.bind(local_addr)
            try:
                await self.sock_connect(sock, (host, port))
            except OSError:
                sock.close()
                raise
        elif host is not None or port is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        return await self._connected(sock, protocol_factory)

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None,
                                     server_hostname=None, ssl_handshake_timeout=None,
                                     ssl_shutdown_timeout=None):
        _no_tls(ssl)
        if sock is None:
            sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
            await self.sock_connect(sock, str(path))
        return await self._connected(sock, protocol_factory)

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        _no_tls(ssl)
        return await self._connected(sock, protocol_factory)

    async def _connected(self, sock, protocol_factory):
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _SocketTransport(self, sock, protocol, waiter)
        await waiter
        return transport, protocol

    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None,
                            backlog=100, ssl=None, reuse_address=None, reuse_port=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        _no_tls(ssl)
        if sock is None:
            if host is None and port is None:
                raise ValueError("Neither host/port nor sock were specified")
            hosts = [host] if host is None or isinstance(host, str) else list(host)
            sock = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
            address = (_socket.gethostbyname(hosts[0] or "0.0.0.0"), port or 0)
            try:
                sock.bind(address)
            except OSError as error:
                sock.close()
                raise OSError(error.errno, "error while attempting to bind on address "
                              f"{address!r}: {error.strerror.lower()}") from None
        return await self._serving([sock], protocol_factory, start_serving)

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        _no_tls(ssl)
        if sock is None:
            sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
            sock.bind(str(path))
        return await self._serving([sock], protocol_factory, start_serving)

    async def _serving(self, sockets, protocol_factory, start_serving):
        server = Server(self, sockets, protocol_factory)
        if start_serving:
            await server.start_serving()
        return server

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0,
                                       proto=0, flags=0, reuse_port=None, allow_broadcast=None, sock=None):
        if sock is None:
            if local_addr is None and remote_addr is None:
                raise ValueError("unexpected address family")
            sock = _socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM)
            if local_addr is not None:
                sock.bind(local_addr)
            if remote_addr is not None:
                sock.connect(remote_addr)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _DatagramTransport(self, sock, protocol, waiter)
        await waiter
        return transport, protocol

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        return _socket.getaddrinfo(host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return "localhost", str(sockaddr[1])

    # What a program does with sockets of its own.

    async def _until(self, watched, ready):
        if ready():
            return
        waiter = self.create_future()
        readiness = _Readiness(self, watched, ready, lambda: _set_unless_cancelled(waiter))
        try:
            await waiter
        finally:
            readiness.stop()

    async def sock_accept(self, sock):
        _check_nonblocking(self, sock)
        await self._until(sock._endpoint, sock._endpoint.readable)
        connection, address = sock.accept()
        connection.setblocking(False)
        return connection, address

    async def sock_connect(self, sock, address):
        _check_nonblocking(self, sock)
        try:
            sock.connect(address)
        except ConnectionRefusedError:
            shown = (_socket.gethostbyname(address[0]), address[1])
            raise ConnectionRefusedError(111, f"Connect call failed {shown}") from None

    async def sock_recv(self, sock, n):
        _check_nonblocking(self, sock)
        sock._check_connected()
        await self._until(sock._incoming, sock._incoming.readable)
        return sock.recv(n)

    async def sock_recv_into(self, sock, buf):
        data = await self.sock_recv(sock, len(buf))
        buf[:len(data)] = data
        return len(data)

    async def sock_recvfrom(self, sock, bufsize):
        _check_nonblocking(self, sock)
        sock._mailbox()
        await self._until(sock._endpoint, sock._endpoint.readable)
        return sock.recvfrom(bufsize)

    async def sock_sendall(self, sock, data):
        _check_nonblocking(self, sock)
        sock._check_connected()
        sent = 0
        while sent < len(data):
            await self._until(sock._outgoing, sock._outgoing.writable)
            sent += sock.send(data[sent:])

    async def sock_sendto(self, sock, data, address):
        return sock.sendto(data, address)

    def add_reader(self, fd, callback, *args):
        sock = _socket_of(fd)
        self._watch("_readers", sock, sock._readable, sock._incoming or sock._endpoint, callback, args)

    def remove_reader(self, fd):
        return self._unwatch("_readers", _socket_of(fd))

    def add_writer(self, fd, callback, *args):
        sock = _socket_of(fd)
        self._watch("_writers", sock, sock._writable, sock._outgoing or sock._endpoint, callback, args)

    def remove_writer(self, fd):
        return self._unwatch("_writers", _socket_of(fd))

    _readers = _writers = None

    def _watch(self, kind, sock, ready, watched, callback, args):
        if getattr(self, kind) is None:
            setattr(self, kind, {})
        self._unwatch(kind, sock)
        getattr(self, kind)[sock] = _Readiness(self, watched, ready, lambda: callback(*args))

    def _unwatch(self, kind, sock):
        readiness = (getattr(self, kind) or {}).pop(sock, None)
        if readiness is not None:
            readiness.stop()
        return readiness is not None


def _socket_of(fd):
    if isinstance(fd, _socket.socket):
        return fd
    if isinstance(fd, int) and fd in _socket._open:
        return _socket._open[fd]
    raise ValueError(f"Invalid file object: {fd!r}")


def _check_nonblocking(loop, sock):
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError("the socket must be non-blocking")


def _no_tls(ssl):
    if ssl:
        raise NotImplementedError("TLS isn't modelled: connect without ssl=")
