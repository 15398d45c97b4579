"""http.server: handlers, errors, a server in a thread that the program's own clients ask."""
import http.client
import http.server
import json
import socket
import threading
import time
import urllib.error
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(0.3)
        if self.path == "/missing":
            self.send_error(404, "Nothing here")
            return
        body = f"{self.command} {self.path} {self.headers['X-Token']}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(201)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"sum": sum(data)}).encode())

    def log_message(self, format, *args):
        print("log:", format % args)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
base = f"http://127.0.0.1:{server.server_address[1]}"
with urllib.request.urlopen(urllib.request.Request(base + "/x?y=1", headers={"X-Token": "t"})) as reply:
    print(reply.status, reply.headers["Content-Type"], reply.read())
with urllib.request.urlopen(base + "/sum", data=json.dumps([1, 2]).encode()) as reply:
    print(reply.status, json.load(reply))
for path, method in (("/missing", "GET"), ("/x", "DELETE")):
    try:
        urllib.request.urlopen(urllib.request.Request(base + path, method=method))
    except urllib.error.HTTPError as error:
        print(error.code, error.reason)
connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])
connection.request("GET", "/client", headers={"X-Token": "c"})
reply = connection.getresponse()
print(reply.status, reply.reason, reply.read())
start = time.monotonic()
slow = [threading.Thread(target=lambda: urllib.request.urlopen(base + "/slow").read()) for _ in range(3)]
for thread in slow:
    thread.start()
for thread in slow:
    thread.join()
print(round(time.monotonic() - start, 1))
server.shutdown()
server.server_close()
try:
    urllib.request.urlopen(base)
except urllib.error.URLError as error:
    print(error)


def by_hand():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ports.append(listener.getsockname()[1])
        ready.set()
        connection, _ = listener.accept()
        with connection:
            print(connection.recv(1000).splitlines()[0])
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhello")


ports, ready = [], threading.Event()
thread = threading.Thread(target=by_hand)
thread.start()
ready.wait()
print(urllib.request.urlopen(f"http://127.0.0.1:{ports[0]}/hand").read())
thread.join()
