"""`select` over the sockets of the modelled network."""
from selectors import EVENT_READ as _READ, EVENT_WRITE as _WRITE, socket_of as _socket_of, \
    wait_for_any as _wait_for_any

error = OSError


def select(rlist, wlist, xlist, timeout=None):
    readers = [(each, _socket_of(each)) for each in rlist]
    writers = [(each, _socket_of(each)) for each in wlist]
    interests = [(sock, _READ) for _, sock in readers] + [(sock, _WRITE) for _, sock in writers]
    ready = _wait_for_any(interests, timeout)
    return ([each for each, sock in readers if (sock, _READ) in ready],
            [each for each, sock in writers if (sock, _WRITE) in ready], [])
