"""logging.handlers and logging.config: queues, memory, rotation, a configuration as a dict."""
import logging
import logging.config
import logging.handlers
import os
import queue
import sys
import threading
import time

records = queue.Queue()
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(threadName)s %(levelname)s %(message)s"))
listener = logging.handlers.QueueListener(records, out)
log = logging.getLogger("queued")
log.addHandler(logging.handlers.QueueHandler(records))
log.setLevel(logging.INFO)
listener.start()


def work(n):
    time.sleep(n / 10)
    log.info("work %d", n)


threads = [threading.Thread(target=work, args=(n,), name=f"worker-{n}") for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
try:
    1 / 0
except ZeroDivisionError:
    log.exception("with traceback")
listener.stop()

memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=out)
log = logging.getLogger("kept")
log.addHandler(memory)
log.warning("first")
log.warning("second")
print("nothing yet", len(memory.buffer))
log.error("error flushes")
log.warning("at the end")

rotating = logging.handlers.RotatingFileHandler("app.log", maxBytes=40, backupCount=2)
log = logging.getLogger("rotating")
log.propagate = False
log.addHandler(rotating)
for i in range(8):
    log.error("message number %d", i)
rotating.close()
for name in sorted(os.listdir()):
    if name.startswith("app.log"):
        print(name, open(name).read().split("\n"))

logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "{levelname}/{name}: {message}", "style": "{"}},
    "filters": {"only": {"name": "app"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout", "level": "INFO"},
        "file": {"class": "logging.FileHandler", "filename": "conf.log", "mode": "w", "filters": ["only"]},
    },
    "loggers": {"app": {"handlers": ["console", "file"], "level": "DEBUG", "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
})
logging.getLogger("app.part").info("from a part")
logging.getLogger("app").debug("only in the file")
logging.getLogger("other").warning("by the root")
logging.getLogger("other").info("not shown")
print(open("conf.log").read().splitlines(), logging.getLogger("app").handlers[0])
for wrong in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "nowhere.Handler"}}},
              {"version": 1, "root": {"handlers": ["missing"]}}):
    try:
        logging.config.dictConfig(wrong)
    except Exception as error:
        print(type(error).__name__, error)
