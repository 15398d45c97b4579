"""Protocols and transports as programs derive from them. Lib/asyncio/protocols.py, transports.py of
CPython 3.11."""


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
