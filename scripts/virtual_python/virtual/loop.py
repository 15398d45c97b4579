"""asyncio's event loop in virtual time. Everything but the clock and the selector is CPython's.

`_run_once` (CPython 3.11 Lib/asyncio/base_events.py) compares `handle._when` with `time()`. Here
`_when` is an Instant, which compares by (time, depth, order) in whole nanoseconds: timers for the
same instant fire in the order in which they were set, whatever the float rounding.
"""

import asyncio
import selectors
from itertools import count

from .kernel import SECOND, kernel


class Instant(float):
    """A loop time that a timer is set for, with the kernel's exact order."""

    _order = count()

    def __new__(cls, seconds):
        self = super().__new__(cls, seconds)
        self.at = kernel.after(round(seconds * SECOND) - kernel.now)
        self.key = (*self.at, next(cls._order))
        return self

    def __lt__(self, other):
        return self.key < other.key

    def __ge__(self, _end_time):
        """_run_once asks whether the timer isn't due yet."""
        return self.at > (kernel.now, kernel.depth)


class EpollSelector(selectors.DefaultSelector):
    """Polls real descriptors (the loop's self-pipe), and waits in virtual time."""

    loop = None
    parked = None  # the thread that waits in select, so that other threads can wake it

    def select(self, timeout=None):
        loop = self.loop
        events = super().select(0)
        if events or loop._ready or loop._stopping:
            return events
        until = loop._scheduled[0]._when.at if loop._scheduled else None
        if until is None or until > (kernel.now, kernel.depth):
            self.parked = kernel.current
            kernel.block(until)
            self.parked = None
        return super().select(0)


class _UnixSelectorEventLoop(asyncio.SelectorEventLoop):
    """Named as the class it stands for, because programs print it."""

    def __init__(self, selector=None):
        selector = EpollSelector()
        super().__init__(selector)
        selector.loop = self

    def time(self):
        return kernel.now / SECOND

    def call_at(self, when, callback, *args, context=None):
        handle = super().call_at(Instant(when), callback, *args, context=context)
        if handle._source_traceback:
            del handle._source_traceback[-1]  # this frame: CPython has none
        return handle

    def _write_to_self(self):
        super()._write_to_self()
        if self._selector.parked:
            thread, self._selector.parked = self._selector.parked, None
            kernel.wake(thread)


def install():
    asyncio.SelectorEventLoop = _UnixSelectorEventLoop
    asyncio.DefaultEventLoopPolicy._loop_factory = _UnixSelectorEventLoop
