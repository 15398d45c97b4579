"""The handlers of logging.handlers that send records over the modelled network. Rules: CPython 3.11
Lib/logging/handlers.py."""
import pickle
import socket
import struct
import time
from logging import Handler

__all__ = ["DEFAULT_HTTP_LOGGING_PORT", "DEFAULT_SOAP_LOGGING_PORT", "DEFAULT_TCP_LOGGING_PORT",
           "DEFAULT_UDP_LOGGING_PORT", "SYSLOG_TCP_PORT", "SYSLOG_UDP_PORT", "DatagramHandler", "HTTPHandler",
           "SMTPHandler", "SocketHandler", "SysLogHandler"]

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT = 9020, 9021
DEFAULT_HTTP_LOGGING_PORT, DEFAULT_SOAP_LOGGING_PORT = 9022, 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


class SocketHandler(Handler):
    """Sends pickled records, each behind its length, over a connection that it makes anew if it has none."""

    def __init__(self, host, port):
        super().__init__()
        self.host, self.port = host, port
        self.address = host if port is None else (host, port)
        self.sock = None
        self.closeOnError = False
        self.retryTime = None  # not before then
        self.retryStart, self.retryMax, self.retryFactor = 1.0, 30.0, 2.0

    def makeSocket(self, timeout=1):
        if self.port is not None:
            return socket.create_connection(self.address, timeout=timeout)
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        made.settimeout(timeout)
        try:
            made.connect(self.address)
        except OSError:
            made.close()
            raise
        return made

    def createSocket(self):
        now = time.time()
        if self.retryTime is not None and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
            self.retryTime = None
        except OSError:
            self.retryPeriod = self.retryStart if self.retryTime is None else \
                min(self.retryPeriod * self.retryFactor, self.retryMax)
            self.retryTime = now + self.retryPeriod

    def send(self, s):
        if self.sock is None:
            self.createSocket()
        if self.sock:
            try:
                self.sock.sendall(s)
            except OSError:
                self.sock.close()
                self.sock = None

    def makePickle(self, record):
        if record.exc_info:
            self.format(record)  # which writes exc_text
        fields = dict(record.__dict__, msg=record.getMessage(), args=None, exc_info=None)
        fields.pop("message", None)
        content = pickle.dumps(fields, 1)
        return struct.pack(">L", len(content)) + content

    def handleError(self, record):
        if self.closeOnError and self.sock:
            self.sock.close()
            self.sock = None
        else:
            super().handleError(record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            if self.sock:
                self.sock.close()
                self.sock = None
            super().close()
        finally:
            self.release()


class DatagramHandler(SocketHandler):
    def makeSocket(self):
        return socket.socket(socket.AF_UNIX if self.port is None else socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, s):
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


class SysLogHandler(Handler):
    """Lines for a syslog daemon, in the form of RFC 3164."""

    LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
    LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON, LOG_AUTHPRIV, \
        LOG_FTP, LOG_NTP, LOG_SECURITY, LOG_CONSOLE, LOG_SOLCRON, LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, \
        LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7 = range(24)
    priority_names = {"alert": 1, "crit": 2, "critical": 2, "debug": 7, "emerg": 0, "err": 3, "error": 3, "info": 6,
                      "notice": 5, "panic": 0, "warn": 4, "warning": 4}
    facility_names = {"auth": 4, "authpriv": 10, "console": 14, "cron": 9, "daemon": 3, "ftp": 11, "kern": 0, "lpr": 6,
                      "mail": 2, "news": 7, "ntp": 12, "security": 13, "solaris-cron": 15, "syslog": 5, "user": 1, "uucp": 8,
                      **{f"local{number}": 16 + number for number in range(8)}}
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}
    ident = ""
    append_nul = True

    def __init__(self, address=("localhost", SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None):
        super().__init__()
        self.address, self.facility, self.socktype = address, facility, socktype
        self.socket = None
        self.createSocket()

    def createSocket(self):
        kind = socket.SOCK_DGRAM if self.socktype is None else self.socktype
        self.unixsocket = isinstance(self.address, str)
        if self.unixsocket:
            try:
                self._connect_unixsocket(kind)
            except OSError:  # nobody listens yet; emit() tries again
                pass
            return
        self.socktype = kind
        self.socket = socket.socket(socket.AF_INET, kind)
        if kind == socket.SOCK_STREAM:
            self.socket.connect(self.address)

    def _connect_unixsocket(self, kind):
        self.socket = socket.socket(socket.AF_UNIX, kind)
        try:
            self.socket.connect(self.address)
        except OSError:
            self.socket.close()
            raise
        self.socktype = kind

    def encodePriority(self, facility, priority):
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return facility << 3 | priority

    def mapPriority(self, levelName):
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        try:
            message = self.ident + self.format(record) + "\0" * self.append_nul
            priority = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            content = f"<{priority}>{message}".encode()
            if not self.socket:
                self.createSocket()
            if self.unixsocket:
                try:
                    self.socket.send(content)
                except OSError:
                    self.socket.close()
                    self._connect_unixsocket(self.socktype or socket.SOCK_DGRAM)
                    self.socket.send(content)
            elif self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(content, self.address)
            else:
                self.socket.sendall(content)
        except Exception:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            if self.socket:
                self.socket.close()
                self.socket = None
            super().close()
        finally:
            self.release()


class HTTPHandler(Handler):
    """A request for every record, its fields in the query or the body."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        super().__init__()
        method = method.upper()
        if method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        if not secure and context is not None:
            raise ValueError("context parameter only makes sense with secure=True")
        self.host, self.url, self.method = host, url, method
        self.secure, self.credentials, self.context = secure, credentials, context

    def mapLogRecord(self, record):
        return record.__dict__

    def getConnection(self, host, secure):
        import http.client
        return (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(host)

    def emit(self, record):
        try:
            import urllib.parse
            connection = self.getConnection(self.host, self.secure)
            fields = urllib.parse.urlencode(self.mapLogRecord(record))
            headers = {}
            if self.credentials:
                import base64
                pair = base64.b64encode(("%s:%s" % self.credentials).encode()).decode("ascii")
                headers["Authorization"] = "Basic " + pair
            if self.method == "GET":
                url = self.url + ("&" if "?" in self.url else "?") + fields
                connection.request("GET", url, headers=headers)
            else:
                headers["Content-type"] = "application/x-www-form-urlencoded"
                connection.request("POST", self.url, fields.encode(), headers)
            connection.getresponse()
        except Exception:
            self.handleError(record)


class SMTPHandler(Handler):
    """Mail: no server takes any here, so emit() says so."""

    def __init__(self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None, timeout=5.0):
        super().__init__()
        self.mailhost, self.mailport = mailhost if isinstance(mailhost, (list, tuple)) else (mailhost, None)
        self.fromaddr, self.subject = fromaddr, subject
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs
        self.secure, self.timeout = secure, timeout

    def getSubject(self, record):
        return self.subject

    def emit(self, record):
        raise NotImplementedError("logging.handlers.SMTPHandler isn't modelled: no mail server is; use a StreamHandler")
