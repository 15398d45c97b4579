"""socketserver: one connection after another, a thread for each, datagrams; shutdown and errors."""
import socket
import socketserver
import threading
import time


class Upper(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024)
        time.sleep(0.2)
        self.request.sendall(data.upper())


class Lines(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(b"got " + line)


class Datagrams(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(data[::-1], self.client_address)


def ask(address, text, answers):
    with socket.create_connection(address) as connection:
        connection.sendall(text)
        answers.append(connection.recv(1024))


def ask_at_once(server_class):
    with server_class(("localhost", 0), Upper) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
        thread.start()
        start, answers = time.monotonic(), []
        clients = [threading.Thread(target=ask, args=(server.server_address, text, answers)) for text in (b"a", b"b", b"c")]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        print(server_class.__name__, sorted(answers), round(time.monotonic() - start, 1))
        server.shutdown()
        thread.join()


ask_at_once(socketserver.TCPServer)
ask_at_once(socketserver.ThreadingTCPServer)
with socketserver.TCPServer(("localhost", 0), Lines) as server:
    threading.Thread(target=server.handle_request).start()
    with socket.create_connection(server.server_address) as connection:
        connection.sendall(b"one\ntwo\n")
        connection.shutdown(socket.SHUT_WR)
        with connection.makefile("rb") as answer:
            print(answer.readlines())
with socketserver.UDPServer(("localhost", 0), Datagrams) as server:
    threading.Thread(target=server.handle_request).start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"abc", server.server_address)
        print(sock.recv(100))
    server.timeout = 0.2
    print(server.handle_request())
try:
    with socketserver.TCPServer(("localhost", 0), Upper) as first:
        socketserver.TCPServer(first.server_address, Upper)
except OSError as error:
    print(error)
