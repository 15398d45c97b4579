"""logging.handlers: through queues, into memory, over the network (_logging_network), into files that rotate or
that others replace."""
import os
import queue
import threading
import time
from _logging_network import *
from logging import ERROR, FileHandler, Handler

_SENTINEL = None


class QueueHandler(Handler):
    """Puts records into a queue, ready for another thread or process."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        message = self.format(record)
        original, record = record, object.__new__(type(record))
        record.__dict__.update(original.__dict__)
        record.message = record.msg = message
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """A thread that hands what a queue brings to handlers."""

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self.respect_handler_level = respect_handler_level
        self._thread = None

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        has_task_done = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
                if record is not _SENTINEL:
                    self.handle(record)
                if has_task_done:
                    self.queue.task_done()
                if record is _SENTINEL:
                    break
            except queue.Empty:
                break

    def enqueue_sentinel(self):
        self.queue.put_nowait(_SENTINEL)

    def stop(self):
        self.enqueue_sentinel()
        self._thread.join()
        self._thread = None


class BufferingHandler(Handler):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.acquire()
        try:
            self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records back until there are many or one is severe."""

    def __init__(self, capacity, flushLevel=ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.acquire()
        try:
            self.target = target
        finally:
            self.release()

    def flush(self):
        self.acquire()
        try:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.acquire()
            try:
                self.target = None
                BufferingHandler.close(self)
            finally:
                self.release()


class WatchedFileHandler(FileHandler):
    """Opens its file anew when another has taken its place."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.dev, self.ino = -1, -1

    def reopenIfNeeded(self):
        if self.stream and not os.path.exists(self.baseFilename):
            self.stream.close()
            self.stream = None
        if self.stream is None:
            self.stream = self._open()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


class BaseRotatingHandler(FileHandler):
    """What decides before each record whether to begin a new file. `namer` and `rotator` say how."""

    namer = None
    rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.replace(source, dest)


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file every `interval` units of time; the one before gets its beginning as a suffix."""

    _UNITS = {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (3600, "%Y-%m-%d_%H"),
              "D": (86400, "%Y-%m-%d"), "MIDNIGHT": (86400, "%Y-%m-%d")}

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        if when.upper() not in self._UNITS:
            raise ValueError(f"Invalid rollover interval specified: {when}")
        if atTime is not None:
            raise NotImplementedError("logging.handlers.TimedRotatingFileHandler: atTime isn't modelled")
        super().__init__(filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when, self.backupCount = when.upper(), backupCount
        unit, self.suffix = self._UNITS[self.when]
        self.interval = unit * interval
        self.rolloverAt = self.computeRollover(int(time.time()))

    def computeRollover(self, currentTime):
        if self.when == "MIDNIGHT":
            return currentTime - currentTime % 86400 + self.interval
        return currentTime + self.interval

    def shouldRollover(self, record):
        return time.time() >= self.rolloverAt

    def doRollover(self):
        if self.stream:
            self.stream.close()
            self.stream = None
        begun = time.gmtime(self.rolloverAt - self.interval)
        self.rotate(self.baseFilename,
                    self.rotation_filename(f"{self.baseFilename}.{time.strftime(self.suffix, begun)}"))
        self._delete_oldest()
        while self.rolloverAt <= time.time():
            self.rolloverAt = self.computeRollover(self.rolloverAt)
        if not self.delay:
            self.stream = self._open()

    def _delete_oldest(self):
        folder, name = os.path.split(self.baseFilename)
        kept = sorted(each for each in os.listdir(folder) if each.startswith(name + "."))
        for each in kept[:-self.backupCount] if self.backupCount > 0 else ():
            os.remove(os.path.join(folder, each))


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file before one grows past maxBytes; older ones become NAME.1, NAME.2, …"""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = "a"
        super().__init__(filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def shouldRollover(self, record):
        if self.maxBytes <= 0:
            return False
        if self.stream is None:
            self.stream = self._open()
        self.stream.seek(0, 2)
        return self.stream.tell() + len(self.format(record) + "\n") >= self.maxBytes

    def doRollover(self):
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, -1, -1):
                newer = self.rotation_filename(f"{self.baseFilename}.{number + 1}")
                if number:
                    older = self.rotation_filename(f"{self.baseFilename}.{number}")
                    if os.path.exists(older):
                        os.replace(older, newer)
                else:
                    self.rotate(self.baseFilename, newer)
        if not self.delay:
            self.stream = self._open()
