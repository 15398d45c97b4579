"""Transports of asyncio on the modelled network. Rules and wording: CPython 3.11
Lib/asyncio/selector_events.py.

A selector tells a loop that a socket is ready; here whatever changes a socket does, through
`call_soon_threadsafe`, once for all that came since.
"""
import socket as _socket

from asyncio.trsock import TransportSocket
from _asyncio_protocols import DatagramTransport, Transport

_HIGH_WATER = 64 * 1024
_MOST = 256 * 1024  # bytes that one read takes


class Readiness:
    """Calls `callback` in `loop` whenever `ready()`, as a selector would, until it is stopped."""

    def __init__(self, loop, watched, ready, callback):
        self._loop, self._watched, self._ready, self._callback = loop, watched, ready, callback
        self._told = False
        self._active = True
        watched.watchers.append(self._look)
        self._look()

    def _look(self):
        if self._active and not self._told and self._ready() and not self._loop.is_closed():
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


class _SelectorSocketTransport(Transport):
    def __init__(self, loop, sock, protocol, waiter=None, server=None):
        super().__init__({"socket": TransportSocket(sock), "sockname": sock.getsockname(), "peername": sock._peer})
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
            loop.call_soon(set_unless_cancelled, waiter)

    def __repr__(self):
        state = "closed" if self._sock.fileno() == -1 else "closing" if self._closing else None
        shown = [type(self).__name__] + ([state] if state else [])
        shown.append(f"fd={self._sock.fileno()}")
        return f"<{' '.join(shown)}>"

    def _start_reading(self):
        if not self._closing and not self._paused and self._reading is None:
            stream = self._sock._incoming
            self._reading = Readiness(self._loop, stream, stream.readable, self._read)

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
            self._writing = Readiness(self._loop, stream, stream.writable, self._flush)
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


def set_unless_cancelled(future):
    if not future.done():
        future.set_result(None)


class _SelectorDatagramTransport(DatagramTransport):
    def __init__(self, loop, sock, protocol, waiter):
        super().__init__({"socket": TransportSocket(sock), "sockname": sock.getsockname(), "peername": sock._peer})
        self._loop, self._sock, self._protocol = loop, sock, protocol
        self._closing = False
        sock._mailbox()
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        loop.call_soon(set_unless_cancelled, waiter)

    def _start_reading(self):
        mailbox = self._sock._endpoint
        self._reading = Readiness(self._loop, mailbox, mailbox.readable, self._read)

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
