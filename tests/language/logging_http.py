# logging.handlers.HTTPHandler: a request for every record.
import http.server
import logging
import logging.handlers
import socket  # so that this test's times are real ones
import threading
import urllib.parse


class Collector(http.server.BaseHTTPRequestHandler):
    def show(self, query, *more):
        fields = urllib.parse.parse_qs(query)
        print(self.command, fields["levelname"], fields["msg"], fields["name"], *more)
        self.send_response(200)
        self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.show(body, self.path, self.headers["Content-type"], self.headers.get("Authorization"))

    def do_GET(self):
        self.show(urllib.parse.urlparse(self.path).query)

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Collector)
place = f"127.0.0.1:{server.server_address[1]}"
threading.Thread(target=server.serve_forever).start()
logger = logging.getLogger("web")
logger.propagate = False
for handler in (logging.handlers.HTTPHandler(place, "/log", method="post", credentials=("user", "secret")),
                logging.handlers.HTTPHandler(place, "/log?a=1")):
    logger.addHandler(handler)
    logger.error("hello %d", 5)
    logger.removeHandler(handler)
server.shutdown()
server.server_close()
