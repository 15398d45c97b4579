"""stdout with the time at which each line was completed, as `f"[{t:10.6f}] "` before it."""

import atexit
import io
import sys


class Log(io.TextIOWrapper):
    """`clock` gives the seconds since the program's start; `flushes`: processes write to the same file."""

    def __init__(self, clock, flushes):
        super().__init__(sys.stdout.detach(), encoding="utf-8")
        self.clock = clock
        self.flushes = flushes
        self.begun = ""  # the line that isn't complete yet
        atexit.register(self.end)

    def write(self, text):
        *lines, self.begun = (self.begun + text).split("\n")
        for line in lines:
            super().write(f"[{self.clock():10.6f}] {line}\n")
        if self.flushes:
            super().flush()
        return len(text)

    def end(self):
        """A last line without newline was completed by the end of the program."""
        if self.begun:
            super().write(f"[{self.clock():10.6f}] {self.begun}")
            self.begun = ""


def install(clock, flushes=False):
    sys.stdout = sys.__stdout__ = Log(clock, flushes)
