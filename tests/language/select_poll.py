# select.poll and select.epoll: who may be read from and written to, and who has hung up.
import select
import socket
import threading
import time

NAMES = {value: name for name, value in vars(select).items() if name.startswith("POLL") and name in ("POLLIN", "POLLOUT", "POLLHUP", "POLLRDHUP", "POLLNVAL", "POLLERR")}


def shown(found):
    return [(labels.get(fd, "?"), "|".join(NAMES[bit] for bit in sorted(NAMES) if events & bit)) for fd, events in found]


def later(delay, action, *args):
    def run():
        time.sleep(delay)
        action(*args)
    threading.Thread(target=run).start()


ours, theirs = socket.socketpair()
labels = {ours.fileno(): "ours", theirs.fileno(): "theirs"}
poller = select.poll()
poller.register(ours, select.POLLIN)
poller.register(theirs.fileno())
print(shown(poller.poll()))
poller.modify(theirs, select.POLLIN)
begin = time.monotonic()
print(poller.poll(200), round(time.monotonic() - begin, 1))
later(0.3, theirs.send, b"hello")
print(shown(poller.poll()), round(time.monotonic() - begin, 1))
print(shown(poller.poll(0)), ours.recv(10), poller.poll(0))
theirs.shutdown(socket.SHUT_WR)
poller.register(ours, select.POLLIN | select.POLLRDHUP)
print(shown(poller.poll()), ours.recv(10))
theirs.close()
poller.unregister(ours)
print(shown([(fd, events) for fd, events in poller.poll()]))
for wrong in (lambda: poller.unregister(ours), lambda: poller.modify(ours, 1), lambda: poller.register(-1), lambda: poller.register("x")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, "a number" if isinstance(error, KeyError) else error)
ours.close()

listener = socket.create_server(("127.0.0.1", 0))
labels[listener.fileno()] = "listener"
with select.epoll() as events:
    events.register(listener, select.EPOLLIN)
    print(events.poll(0.1))
    client = socket.create_connection(listener.getsockname())
    print(shown(events.poll()))
    server, _ = listener.accept()
    labels[server.fileno()], labels[client.fileno()] = "server", "client"
    events.register(server, select.EPOLLIN | select.EPOLLET)
    client.send(b"abc")
    print(shown(events.poll()), events.poll(0.1), server.recv(1), events.poll(0.1))
    client.send(b"d")
    print(shown(events.poll(0.1)), events.poll(0.1))
    events.modify(server, select.EPOLLIN | select.EPOLLONESHOT)
    print(shown(events.poll(0.1)), events.poll(0.1))
    events.register(client, select.EPOLLOUT)
    events.modify(server, select.EPOLLOUT)
    print(sorted(shown(events.poll(0))), len(events.poll(0, 1)))
    for wrong in (lambda: events.register(server), lambda: events.unregister(1000), lambda: events.poll(0, 0), lambda: events.modify(-1, 1)):
        try:
            print(wrong())
        except Exception as error:
            print(type(error).__name__, error)
    events.unregister(client)
    client.close()
    print(shown(events.poll(0)), events.closed)
print(events.closed)
try:
    events.poll()
except ValueError as error:
    print(error)
server.close(), listener.close()
print(select.PIPE_BUF, select.EPOLLET, select.POLLRDHUP, select.error is OSError)
