"""time: virtual clocks. The wall clock starts at 1700000000, every other at 0; the zone is UTC."""
import _time
from _time import (mktime, monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time,
                   process_time_ns, sleep, thread_time, thread_time_ns, time, time_ns)

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = range(4)

_NAMES = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
_CLOCKS = (time_ns, monotonic_ns, process_time_ns, thread_time_ns)  # by CLOCK_… number


class struct_time(tuple):
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0

    def __new__(cls, iterable):
        fields = tuple(iterable)
        if not 9 <= len(fields) <= 11:
            kind = "at least 9" if len(fields) < 9 else "at most 11"
            raise TypeError(f"time.struct_time() takes an {kind}-sequence ({len(fields)}-sequence given)")
        return super().__new__(cls, fields[:9])

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


localtime, gmtime = _time._conversions(struct_time)


def strftime(format, t=None):
    return _time._format(format, localtime() if t is None else t)


def strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    import _strptime
    fields = _strptime.parse(data_string, format)
    parts = [fields[name] for name in ("year", "month", "day", "hour", "minute", "second", "weekday", "yearday")]
    return struct_time((*parts, 0 if "zone" in fields else -1))


def asctime(t=None):
    t = localtime() if t is None else t
    return strftime("%a %b ", t) + f"{t[2]:2d} " + strftime("%H:%M:%S %Y", t)


def ctime(seconds=None):
    return asctime(localtime(seconds))


def clock_gettime_ns(clk_id):
    if not 0 <= clk_id < len(_CLOCKS):
        raise OSError(22, "Invalid argument")
    return _CLOCKS[clk_id]()


def clock_gettime(clk_id):
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id):
    return 1e-09


def get_clock_info(name):
    clocks = {"time": ("clock_gettime(CLOCK_REALTIME)", False, True),
              "monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
              "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
              "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False),
              "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False)}
    if name not in clocks:
        raise ValueError("unknown clock")
    from types import SimpleNamespace
    implementation, monotonic, adjustable = clocks[name]
    return SimpleNamespace(implementation=implementation, monotonic=monotonic, adjustable=adjustable,
                           resolution=1e-09)
