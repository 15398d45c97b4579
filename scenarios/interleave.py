"""CPU time without code, for scenarios that run under real Python.

In the simulator `work(seconds)` occupies a core, and the GIL, for that virtual time. This file does
the same on a real machine: it computes until the thread has used that much CPU time.
"""

import time


def work(seconds):
    """Use `seconds` of CPU time in the calling thread."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
