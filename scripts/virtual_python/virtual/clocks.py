"""The functions of `time`, on the virtual clock. `time.time()` starts at EPOCH, all others at 0."""

import datetime
import functools
import time

from .kernel import SECOND, kernel

EPOCH = 1_700_000_000  # 2023-11-14 22:13:20 UTC

_localtime, _gmtime, _strftime, _asctime = time.localtime, time.gmtime, time.strftime, time.asctime


def sleep(seconds, /):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    kernel.sleep(round(seconds * SECOND))


def wall_clock_ns():
    return EPOCH * SECOND + kernel.now


def clock_ns():
    return kernel.now


def process_time_ns():
    return kernel.cpu


def thread_time_ns():
    return kernel.current.cpu


def _seconds(clock):
    return lambda: clock() / SECOND


def _at(function, seconds=None, /):
    return function(time.time() if seconds is None else seconds)


def _at_now(function):
    return functools.partial(_at, function)  # no method when a class takes it, just like the real one


class VirtualDatetime(datetime.datetime):
    """datetime.datetime, whose now() is the virtual one."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(wall_clock_ns() // 1000 / 10**6, tz)

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def today(cls):
        return cls.now()


VirtualDatetime.__name__ = "datetime.datetime"  # what its repr begins with
VirtualDatetime.__qualname__ = VirtualDatetime.__module__ = "datetime"


def install():
    datetime.datetime = VirtualDatetime
    time.sleep = sleep
    for name, clock in {
        "time": wall_clock_ns,
        "monotonic": clock_ns,
        "perf_counter": clock_ns,
        "process_time": process_time_ns,
        "thread_time": thread_time_ns,
    }.items():
        setattr(time, name + "_ns", clock)
        setattr(time, name, _seconds(clock))
    time.localtime = _at_now(_localtime)
    time.gmtime = _at_now(_gmtime)
    time.ctime = lambda seconds=None: _asctime(time.localtime(seconds))
    time.asctime = lambda moment=None: _asctime(moment or time.localtime())
    time.strftime = lambda form, moment=None: _strftime(form, moment or time.localtime())
