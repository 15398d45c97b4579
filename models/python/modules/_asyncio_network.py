"""Servers of asyncio, and what a loop does on the modelled network. Rules and wording: CPython 3.11
Lib/asyncio/base_events.py, selector_events.py."""
import socket as _socket

from _asyncio import BaseEventLoop, CancelledError, sleep
from _asyncio_transports import (Readiness as _Readiness, _SelectorDatagramTransport, _SelectorSocketTransport,
                                 set_unless_cancelled as _set_unless_cancelled)
from asyncio.trsock import TransportSocket


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
        _SelectorSocketTransport(self._loop, connection, self._protocol_factory(), waiter, self)
        await waiter

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(TransportSocket(sock) for sock in self._sockets)

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
        if sock is None:
            if host is None and port is None:
                raise ValueError("host and port was not specified and no sock specified")
            await self._resolve(host)
        _no_tls(ssl)
        if sock is None:
            sock = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM, _socket.IPPROTO_TCP)
            sock.setblocking(False)
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
        transport = _SelectorSocketTransport(self, sock, protocol, waiter)
        await waiter
        return transport, protocol

    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None,
                            backlog=100, ssl=None, reuse_address=None, reuse_port=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        _no_tls(ssl)
        if sock is None:
            if host is None and port is None:
                raise ValueError("Neither host/port nor sock were specified")
            await self._resolve(host if isinstance(host, str) else None)
            hosts = [host] if host is None or isinstance(host, str) else list(host)
            sock = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM, _socket.IPPROTO_TCP)
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
        transport = _SelectorDatagramTransport(self, sock, protocol, waiter)
        await waiter
        return transport, protocol

    async def _resolve(self, host):
        """As CPython: names in a thread of the default executor, addresses at once."""
        if host is None or not host.replace(".", "").isdigit():
            await self.run_in_executor(None, _socket.getaddrinfo, host, 0)

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        return await self.run_in_executor(None, _socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return "localhost", str(sockaddr[1])

    # What a program does with sockets of its own.

    async def _until(self, sock, watched, ready):
        """Waits in the loop, but for a blocking socket: that one will block all of the loop."""
        if ready() or sock.gettimeout() != 0:
            return
        waiter = self.create_future()
        readiness = _Readiness(self, watched, ready, lambda: _set_unless_cancelled(waiter))
        try:
            await waiter
        finally:
            readiness.stop()

    async def sock_accept(self, sock):
        _check_nonblocking(self, sock)
        await self._until(sock, sock._endpoint, sock._endpoint.readable)
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
        connected = self.create_future()
        self.call_soon(_set_unless_cancelled, connected)  # the selector finds it writable
        await connected

    async def sock_recv(self, sock, n):
        _check_nonblocking(self, sock)
        sock._check_connected()
        await self._until(sock, sock._incoming, sock._incoming.readable)
        return sock.recv(n)

    async def sock_recv_into(self, sock, buf):
        data = await self.sock_recv(sock, len(buf))
        buf[:len(data)] = data
        return len(data)

    async def sock_recvfrom(self, sock, bufsize):
        _check_nonblocking(self, sock)
        sock._mailbox()
        await self._until(sock, sock._endpoint, sock._endpoint.readable)
        return sock.recvfrom(bufsize)

    async def sock_sendall(self, sock, data):
        _check_nonblocking(self, sock)
        sock._check_connected()
        sent = 0
        while sent < len(data):
            await self._until(sock, sock._outgoing, sock._outgoing.writable)
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
