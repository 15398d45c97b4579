"""sched: events at given times, by priority (Lib/sched.py of CPython 3.11 says in which order)."""
import heapq
import threading
import time
from time import monotonic as _time


class Event(tuple):
    """(time, priority, sequence, action, argument, kwargs)"""

    _names = ("time", "priority", "sequence", "action", "argument", "kwargs")

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'Event' object has no attribute {name!r}")

    def __repr__(self):
        return f"Event({', '.join(f'{name}={value!r}' for name, value in zip(self._names, self))})"


class scheduler:
    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue, self._sequence = [], 0
        self._lock = threading.RLock()
        self.timefunc, self.delayfunc = timefunc, delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        with self._lock:
            event = Event((time, priority, self._sequence, action, argument, kwargs or {}))
            self._sequence += 1
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event, now = self._queue[0], self.timefunc()
                due = event.time <= now
                if due:
                    heapq.heappop(self._queue)
            if due:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # others may run
            elif not blocking:
                return event.time - now
            else:
                self.delayfunc(event.time - now)

    @property
    def queue(self):
        with self._lock:
            return sorted(self._queue)
