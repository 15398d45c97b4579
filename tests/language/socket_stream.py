# Sockets between threads: what is sent arrives, waits time out, errors are the system's.
import socket
import threading
import time


def attempt(action, *args):
    try:
        print(action(*args))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def serve(listener, count):
    for _ in range(count):
        connection, address = listener.accept()
        with connection:
            print("accepted", address[0])
            while data := connection.recv(1024):
                time.sleep(0.2)
                connection.sendall(data.upper())
            print("closed by the client")


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 0))
listener.listen()
port = listener.getsockname()[1]
server = threading.Thread(target=serve, args=(listener, 2))
server.start()
with socket.create_connection(("localhost", port)) as client:
    client.sendall(b"hello")
    client.settimeout(0.1)
    attempt(client.recv, 10)
    client.settimeout(None)
    print(client.recv(3), client.recv(10))
    client.setblocking(False)
    attempt(client.recv, 1)
    print(client.gettimeout(), client.getpeername() == ("127.0.0.1", port))
client = socket.socket()
print(client.connect_ex(("127.0.0.1", port)))
client.send(b"bye")
client.shutdown(socket.SHUT_WR)
print(client.recv(10), client.recv(10))
attempt(client.send, b"more")
attempt(client.send, "text")
client.close()
attempt(client.recv, 1)
server.join()
other = socket.socket()
attempt(other.bind, ("127.0.0.1", port))
attempt(other.recv, 1)
listener.close()
attempt(other.connect, ("127.0.0.1", port))
ours, theirs = socket.socketpair()
with ours, theirs, theirs.makefile() as lines:
    ours.sendall(b"one\ntwo\n")
    print(lines.readline(), end="")
    print(next(lines), end="")
    ours.sendall(b"peek")
    print(theirs.recv(4, socket.MSG_PEEK), theirs.recv(4))
receiver, sender = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
receiver.bind(("127.0.0.1", 0))
print(sender.sendto(b"datagram", receiver.getsockname()))
content, address = receiver.recvfrom(100)
print(content, address[0])
receiver.close(), sender.close(), other.close()
print(socket.inet_aton("127.0.0.1"), socket.htons(80), socket.gethostbyname("localhost"))
