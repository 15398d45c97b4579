"""`http.server` over the modelled network: its own clients and those of `requests`, `urllib` and the like
reach it. Wording: CPython 3.11 Lib/http/server.py."""
import socketserver
import sys
import time
from http import HTTPStatus

from urllib.request import HTTPMessage

__version__ = "0.6"

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""


class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = 1

    def server_bind(self):
        super().server_bind()
        self.server_name, self.server_port = "localhost", self.server_address[1]


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    sys_version = "Python/" + sys.version.split()[0]
    server_version = "BaseHTTP/" + __version__
    protocol_version = "HTTP/1.0"
    default_request_version = "HTTP/0.9"
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = "text/html;charset=utf-8"
    responses = {status: (status.phrase, status.description) for status in HTTPStatus}
    monthname = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    weekdayname = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    def handle(self):
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline:
            self.close_connection = True
            return
        if not self.parse_request():
            return
        method = getattr(self, "do_" + self.command, None)
        if method is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Unsupported method (%r)" % self.command)
            return
        method()
        self.wfile.flush()

    def parse_request(self):
        self.command, self.request_version, self.close_connection = None, self.default_request_version, True
        self.requestline = self.raw_requestline.decode("iso-8859-1").rstrip("\r\n")
        words = self.requestline.split()
        if len(words) != 3 or not words[2].startswith("HTTP/"):
            self.send_error(HTTPStatus.BAD_REQUEST, "Bad request syntax (%r)" % self.requestline)
            return False
        self.command, self.path, self.request_version = words
        headers = []
        while (line := self.rfile.readline(65537)) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("iso-8859-1").partition(":")
            headers.append((name, value.strip()))
        self.headers = HTTPMessage(headers)
        kept = self.headers.get("Connection", "").lower()
        self.close_connection = not (self.protocol_version >= "HTTP/1.1" and self.request_version >= "HTTP/1.1"
                                     and kept != "close" or kept == "keep-alive" and self.protocol_version >= "HTTP/1.1")
        return True

    def send_error(self, code, message=None, explain=None):
        short, long = self.responses.get(code, ("???", "???"))
        message = short if message is None else message
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        body = None
        if code >= 200 and code not in (204, 205, 304):
            body = (self.error_message_format % {"code": code, "message": message,
                                                 "explain": long if explain is None else explain}).encode("utf-8", "replace")
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        if message is None:
            message = self.responses[code][0] if code in self.responses else ""
        self._headers_buffer = [f"{self.protocol_version} {int(code)} {message}\r\n".encode("latin-1", "strict")]

    def send_header(self, keyword, value):
        self._headers_buffer.append(f"{keyword}: {value}\r\n".encode("latin-1", "strict"))
        if keyword.lower() == "connection":
            self.close_connection = value.lower() == "close"

    def end_headers(self):
        self._headers_buffer.append(b"\r\n")
        self.flush_headers()

    def flush_headers(self):
        self.wfile.write(b"".join(self._headers_buffer))
        self._headers_buffer = []

    def log_request(self, code="-", size="-"):
        code = code.value if isinstance(code, HTTPStatus) else code
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        sys.stderr.write(f"{self.address_string()} - - [{self.log_date_time_string()}] {format % args}\n")

    def version_string(self):
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        year, month, day, hour, minute, second, weekday, *_ = time.gmtime(timestamp)
        return f"{self.weekdayname[weekday]}, {day:02} {self.monthname[month]} {year} {hour:02}:{minute:02}:{second:02} GMT"

    def log_date_time_string(self):
        year, month, day, hour, minute, second, *_ = time.localtime(time.time())
        return f"{day:02}/{self.monthname[month]}/{year:04} {hour:02}:{minute:02}:{second:02}"

    def address_string(self):
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """The files of the simulated machine, below its working directory."""

    server_version = "SimpleHTTP/" + __version__
    extensions_map = {".gz": "application/gzip", ".html": "text/html", ".htm": "text/html", ".txt": "text/plain",
                      ".py": "text/x-python", ".json": "application/json", ".css": "text/css", ".js": "text/javascript",
                      ".png": "image/png", "": "application/octet-stream"}

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = "." if directory is None else str(directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        content = self._send_head()
        if content is not None:
            self.wfile.write(content)

    def do_HEAD(self):
        self._send_head()

    def _send_head(self):
        path = self.directory + "/" + self.path.partition("?")[0].lstrip("/")
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return content

    def guess_type(self, path):
        dot = path.rfind(".")
        return self.extensions_map.get(path[dot:].lower() if dot >= 0 else "", self.extensions_map[""])
