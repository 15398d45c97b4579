"""logging: loggers, levels, handlers, formats and filters, written to stdout."""
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-8s|%(name)s|%(funcName)s:%(lineno)d|%(message)s")
log = logging.getLogger("app.db")
log.debug("number %d of %s", 1, "many")
logging.getLogger("app").setLevel(logging.WARNING)
log.info("hidden: the level comes from the parent")
log.warning("100%")
log.error("%(a)s and %(b)s", {"a": 1, "b": 2})
logging.getLogger().info("root %r", "x")
print(log, logging.getLogger("app"), logging.getLogger(), log.parent, log.getEffectiveLevel(), log.name)
print(log is logging.getLogger("app.db"), logging.getLogger("app").getChild("db") is log, log.isEnabledFor(20))


def fail():
    try:
        return 1 / 0
    except ZeroDivisionError:
        log.exception("failed with %s", "details")
        logging.error("again", exc_info=True)


fail()
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("{asctime} {levelname:>7} {threadName} {message} {msecs:.0f}", style="{"))
other = logging.getLogger("other")
other.addHandler(handler)
other.propagate = False
other.setLevel("INFO")
other.info("braces")
handler.setFormatter(logging.Formatter("$name: $message", style="$"))
other.info("dollars")
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
other.info("clock")
handler.setFormatter(logging.Formatter("%(message)s [%(user)s] %(module)s %(filename)s %(processName)s %(thread)d"[:-11]))
other.info("extra", extra={"user": "me"})
handler.setLevel(logging.ERROR)
other.warning("not this")
handler.setLevel(0)
handler.addFilter(lambda record: "secret" not in record.getMessage())
other.warning("a secret", extra={"user": ""})
other.removeHandler(handler)
other.addHandler(logging.NullHandler())
other.warning("nowhere")

adapter = logging.LoggerAdapter(log, {"user": "you"})
adapter.warning("adapted")
logging.addLevelName(25, "NOTICE")
logging.log(25, "a level of its own")
logging.log(7, "too low")
print(logging.getLevelName(25), logging.getLevelName("ERROR"), logging.getLevelName(3), handler)
logging.disable(logging.ERROR)
logging.error("disabled")
logging.critical("but not this")
logging.disable(logging.NOTSET)
logging.basicConfig(format="ignored: the root has handlers")
logging.warning("as before")
logging.basicConfig(format="%(message)s!", force=True, stream=sys.stdout)
logging.warning("forced")


class Collect(logging.Handler):
    def emit(self, record):
        print("collected", record.levelname, self.format(record), record.args)


logging.getLogger("c").addHandler(Collect())
logging.getLogger("c").error("x=%s", 5)


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(log.setLevel, "LOUD")
attempt(log.setLevel, 1.5)
attempt(logging.Formatter, "no fields")
attempt(logging.Formatter, "%(x)s", style="?")
attempt(log.log, "INFO", "x")
attempt(logging.getLogger, 5)
attempt(logging.basicConfig, force=True, nonsense=1)
attempt(log.warning, "x", extra={"message": 1})
