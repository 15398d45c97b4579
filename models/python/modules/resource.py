"""resource: CPU time of the simulated process; its memory and limits aren't modelled."""
import time

import _unmodelled
from os import _Record

RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1


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


for _name in ("getrlimit", "setrlimit", "prlimit"):
    globals()[_name] = _unmodelled.function("resource." + _name, "limits are interleave's own, see its header")
