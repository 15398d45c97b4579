# logging.handlers over sockets: pickled records, datagrams, syslog; and files that others rename.
import logging
import logging.config
import logging.handlers
import os
import pickle
import socket
import struct
import sys
import threading


def receive(listener):
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as stream:
        while head := stream.read(4):
            fields = pickle.loads(stream.read(struct.unpack(">L", head)[0]))
            record = logging.makeLogRecord(fields)
            print("received", record.levelname, record.name, record.getMessage(), record.args, record.exc_info)


def logger_with(name, handler):
    logger = logging.getLogger(name)
    logger.propagate = False
    logger.addHandler(handler)
    return logger


listener = socket.create_server(("127.0.0.1", 0))
server = threading.Thread(target=receive, args=(listener,))
server.start()
handler = logging.handlers.SocketHandler("127.0.0.1", listener.getsockname()[1])
logger = logger_with("tcp", handler)
logger.warning("over %s", "tcp")
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("failed")
handler.close()
server.join()
listener.close()
print(handler.sock, handler.retryMax)

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
port = receiver.getsockname()[1]
handler = logging.handlers.DatagramHandler("127.0.0.1", port)
logger_with("udp", handler).error("one %d", 1)
content = receiver.recv(10000)
print(struct.unpack(">L", content[:4])[0] == len(content) - 4, pickle.loads(content[4:])["msg"])
handler.close()

handler = logging.handlers.SysLogHandler(("127.0.0.1", port), facility=logging.handlers.SysLogHandler.LOG_LOCAL1)
handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
handler.ident = "program "
logger = logger_with("syslog", handler)
logger.error("wrong")
print(receiver.recv(1000))
handler.append_nul = False
logger.warning("careful")
print(receiver.recv(1000), handler.encodePriority("mail", "err"), handler.mapPriority("TRACE"))
handler.close()
receiver.close()

nobody = logging.handlers.SocketHandler("127.0.0.1", port)
logger_with("lost", nobody).error("nobody listens")
print(nobody.sock, nobody.retryPeriod)

watched = logging.handlers.WatchedFileHandler("app.log")
logger = logger_with("watched", watched)
logger.error("before")
os.rename("app.log", "old.log")
logger.error("after")
watched.close()
print(open("old.log").read(), open("app.log").read())

rotating = logging.handlers.RotatingFileHandler("r.log", maxBytes=12, backupCount=2)
rotating.namer = lambda name: name + ".kept"
rotating.rotator = lambda source, target: (print("rotate", os.path.basename(source), os.path.basename(target)), os.rename(source, target))
logger = logger_with("rotating", rotating)
for i in range(4):
    logger.error("message %d", i)
rotating.close()
print(sorted(name for name in os.listdir() if name.startswith("r.log")))
print(logging.handlers.DEFAULT_TCP_LOGGING_PORT, logging.handlers.SYSLOG_UDP_PORT, logging.config.DEFAULT_LOGGING_CONFIG_PORT)
for wrong in (lambda: logging.handlers.HTTPHandler("localhost", "/", method="PUT"), lambda: logging.config.valid_ident("1x")):
    try:
        wrong()
    except ValueError as error:
        print(error)
logging.config.dictConfigClass({"version": 1, "root": {"level": "ERROR"}}).configure()
print(logging.getLogger().level, file=sys.stdout)
