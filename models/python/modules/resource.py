"""resource: CPU time of the simulated process; its memory isn't modelled, and its limits are only kept."""
import time

from os import _Record

RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE, \
    RLIMIT_MEMLOCK, RLIMIT_AS = range(10)
RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_RTPRIO, RLIMIT_RTTIME = range(11, 16)
RLIMIT_OFILE = RLIMIT_NOFILE
RLIM_INFINITY = -1
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
error = OSError
# Soft and hard, as they usually are.
_limits = dict.fromkeys((*range(10), *range(11, 16)), (RLIM_INFINITY, RLIM_INFINITY))
_limits.update({RLIMIT_STACK: (8388608, RLIM_INFINITY), RLIMIT_CORE: (0, RLIM_INFINITY), RLIMIT_NOFILE: (1024, 1048576),
                RLIMIT_MSGQUEUE: (819200, 819200), RLIMIT_NICE: (0, 0), RLIMIT_RTPRIO: (0, 0)})


class struct_rusage(_Record):
    _title = "resource.struct_rusage"
    _names = ("ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap",
              "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")


def getrusage(who):
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError("invalid who parameter")
    seconds = {RUSAGE_SELF: time.process_time, RUSAGE_THREAD: time.thread_time, RUSAGE_CHILDREN: lambda: 0.0}[who]()
    return struct_rusage((seconds, 0.0) + (0,) * 14)


def getpagesize():
    return 4096


def getrlimit(resource, /):
    if resource not in _limits:
        raise ValueError("invalid resource specified")
    return _limits[resource]


def setrlimit(resource, limits, /):
    """Kept, and without effect: what limits a run stands in the header's [limits]."""
    _, hard = getrlimit(resource)
    if not isinstance(limits, tuple):
        limits = tuple(limits)
    if len(limits) != 2:
        raise ValueError("expected a tuple of 2 integers")
    if _size(limits[0]) > _size(limits[1]):
        raise ValueError("current limit exceeds maximum limit")
    if _size(limits[1]) > _size(hard):
        raise ValueError("not allowed to raise maximum limit")
    _limits[resource] = limits


def prlimit(pid, resource, limits=None, /):
    before = getrlimit(resource)
    if limits is not None:
        setrlimit(resource, limits)
    return before


def _size(limit):
    return float("inf") if limit == RLIM_INFINITY else limit
