"""time: virtual clocks. The wall clock starts at 1700000000, every other at 0; the zone is UTC."""
import _time
from _time import (mktime, monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time,
                   process_time_ns, sleep, thread_time, thread_time_ns, time, time_ns)

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_NAMES = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    def __getattr__(self, name):
        if name in _NAMES:
            return self[_NAMES.index(name)]
        if name == "tm_zone":
            return "UTC"
        if name == "tm_gmtoff":
            return 0
        raise AttributeError(f"'time.struct_time' object has no attribute '{name}'")

    def __repr__(self):
        fields = ", ".join(f"{name}={value}" for name, value in zip(_NAMES, self))
        return f"time.struct_time({fields})"


def gmtime(seconds=None):
    return struct_time(_time._fields(seconds))


def localtime(seconds=None):
    return struct_time(_time._fields(seconds))


def strftime(format, t=None):
    return _time._format(format, localtime() if t is None else t)


def asctime(t=None):
    t = localtime() if t is None else t
    return strftime("%a %b ", t) + f"{t[2]:2d} " + strftime("%H:%M:%S %Y", t)


def ctime(seconds=None):
    return asctime(localtime(seconds))
