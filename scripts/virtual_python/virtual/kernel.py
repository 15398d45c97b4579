"""The kernel: one virtual clock, and exactly one thread that runs at any instant.

The program's threads are real ones, but all except `current` are parked on their `baton`. The baton
passes only when a thread blocks, ends, or is asked for the GIL while it computes. So runs repeat
exactly:

- Runnable threads queue in FIFO order; code between two blocking calls takes no time.
- The clock moves only when no thread can run, to the earliest timer.
- Timers fire by (time, depth, order of registration). `depth` counts the sleeps that led to this
  instant and stands for the wake-up latency that real runs accumulate. Timers of equal
  (time, depth) make one batch.
- `work` is CPU time. The threads of a process share a GIL: who waits for it looks up every
  `switch_interval`, and asks for it if it hasn't changed hands meanwhile; the holder then goes behind
  the waiters (CPython 3.11 Python/ceval_gil.h, take_gil). Processes share the cores, round robin in
  slices of `quantum`. CPU time isn't a wake-up: it leaves the depth as it is.
"""

import _thread
import os
import sys
from collections import deque
from heapq import heappop, heappush
from itertools import count

SECOND = 1_000_000_000  # the clock counts nanoseconds, as the simulator's does

_new_baton = _thread.allocate_lock


class Process:
    """What threads of one process share: the GIL, taken at `since` by the thread that computes."""

    def __init__(self):
        self.computing = None
        self.since = 0


class Thread:
    """A real thread under the kernel's control.

    `ticket` invalidates the timers of past waits; `wants` is the lock that it waits for.
    """

    def __init__(self, process):
        self.process = process
        self.baton = _new_baton()
        self.baton.acquire()
        self.ticket = 0
        self.until = None
        self.timed_out = False
        self.runnable_since = 0
        self.wants = None
        self.cpu = 0


class Kernel:
    def __init__(self, cores=4, quantum=SECOND // 100, switch_interval=SECOND // 200):
        self.now = 0
        self.depth = 0
        self.cpu = 0
        self.quantum = quantum
        self.switch_interval = switch_interval
        self.free_cores = cores
        self.computing = deque()  # threads on a core, in the order in which they took it
        self.core_queue = deque()  # threads that wait for a core
        self.ready = deque()
        self.timers = []
        self.order = count()
        self.current = Thread(Process())

    # -- waiting and waking

    def after(self, duration):
        """The instant (time, depth) at which a timer of `duration` nanoseconds set now fires."""
        return (self.now + duration, self.depth + 1) if duration > 0 else (self.now, self.depth)

    def block(self, until=None):
        """Parks the current thread until `wake` (True) or the instant `until` (False)."""
        me = self.current
        me.until = until
        if until:
            self._set_timer(until, me)
        self._pass_baton(park=True)
        return not me.timed_out

    def wake(self, thread):
        """Ends the wait of a blocked thread."""
        thread.ticket += 1
        thread.timed_out = False
        self.make_ready(thread)

    def sleep(self, duration):
        if duration > 0:
            self.block(self.after(duration))
        else:
            self.make_ready(self.current)
            self._pass_baton(park=True)

    def exit_thread(self):
        self._pass_baton(park=False)

    # -- CPU time

    def work(self, duration):
        """Computes for `duration` nanoseconds, on a core, holding the process's GIL."""
        me = self.current
        me.process.since = self.now
        self._let_waiters_contend()
        while duration > 0:
            self._take_core(me)
            me.process.computing = me
            begun = self.now
            self._set_timer((begun + duration, self.depth), me)
            if self._gil_waiters(me.process):
                self._set_timer((self._drop_time(me.process), self.depth), me)
            if self.core_queue:
                self._set_timer((begun + self.quantum, self.depth), me)
            self.block()
            me.process.computing = None
            self._leave_core(me)
            duration -= self.now - begun
            me.cpu += self.now - begun
            self.cpu += self.now - begun
            if duration and self._gil_waiters(me.process) and self._drop_time(me.process) <= self.now:
                self.make_ready(me)
                self._pass_baton(park=True)
                me.process.since = self.now

    def _gil_waiters(self, process):
        return [thread for thread in self.ready if thread.process is process]

    def _drop_time(self, process):
        """When a waiter first looks up after an interval in which the GIL didn't change hands."""
        interval = self.switch_interval
        return min(
            begun + interval * max(1, 1 - (begun - process.since) // interval)
            for begun in (thread.runnable_since for thread in self._gil_waiters(process))
        )

    def _let_waiters_contend(self):
        """Threads that a release woke need no GIL to take the lock, or to queue for it again."""
        for thread in list(self.ready):
            if thread.wants and not thread.timed_out and not thread.wants.contend(thread):
                self.ready.remove(thread)
                if thread.until:
                    self._set_timer(thread.until, thread)

    def _take_core(self, me):
        if self.free_cores:
            self.free_cores -= 1
        else:
            for thread in self.computing:
                self._set_timer((self.now + self.quantum, self.depth), thread)
            self.core_queue.append(me)
            me.process.computing = me  # it keeps the GIL while it waits for the core
            self.block()
        self.computing.append(me)

    def _leave_core(self, me):
        self.computing.remove(me)
        me.ticket += 1  # whoever wanted its core or its GIL may have set more timers
        if self.core_queue:
            following = self.core_queue.popleft()  # gets the core handed over
            following.process.computing = None
            self.wake(following)
        else:
            self.free_cores += 1

    # -- the scheduler

    def make_ready(self, thread):
        """Queues a thread for the GIL; the holder, if it computes, will be asked for it."""
        thread.runnable_since = self.now
        self.ready.append(thread)
        holder = thread.process.computing
        if holder and holder in self.computing:
            self._set_timer((self._drop_time(thread.process), self.depth), holder)

    def _set_timer(self, instant, thread):
        heappush(self.timers, (*instant, next(self.order), thread.ticket, thread))

    def _pass_baton(self, park):
        me, following = self.current, self._next()
        if following is not me:
            self.current = following
            following.baton.release()
            if park:
                me.baton.acquire()

    def _next(self):
        while True:
            for thread in self.ready:
                if not thread.process.computing:
                    self.ready.remove(thread)
                    return thread
            self._advance()

    def _advance(self):
        """Moves the clock to the earliest timer and makes its whole batch runnable."""
        batch, computed = None, []
        while self.timers and batch in (None, self.timers[0][:2]):
            time, depth, _, ticket, thread = heappop(self.timers)
            if ticket != thread.ticket:
                continue
            batch = (time, depth)
            self.now, self.depth = batch
            thread.ticket += 1
            if thread.process.computing is thread:
                thread.process.computing = None
                computed.append(thread)
            else:
                thread.timed_out = True
                self.make_ready(thread)
        self.ready.extendleft(reversed(computed))  # they have the GIL, so nobody comes before them
        if batch is None:
            sys.stdout.flush()
            os.write(2, b"virtual time: deadlock, every thread waits and no timer is set\n")
            os._exit(70)


kernel = Kernel()
