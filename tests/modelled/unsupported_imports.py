# What isn't supported is reported before anything runs, all places in one message; what stands in a
# branch, a function or a try isn't.
print("never printed")
import curses, asyncio
import numpy as np
from asyncio import sleep, no_such_thing
from os import path, memfd_create

try:
    import tkinter
except ImportError:
    tkinter = None
if tkinter:
    import turtle


def draw():
    import turtle


if __name__ == "__main__":
    from scipy import stats
import nobody_knows_this
