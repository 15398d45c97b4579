# /// scenario
# [cost]
# "pandas.read_csv" = { wait = "1s", cpu = "200ms" }
# ///
# A package that isn't modelled: [cost] lets it be imported; else the error says so, before the program
# runs (unsupported_imports.py), or here, where it wasn't sure to be imported.
import time

import pandas

frame = pandas.read_csv("data.csv")
print(frame.head(3), f"{time.perf_counter():.1f}")
try:
    import nobody_knows_this
except ModuleNotFoundError as error:
    print(error, error.name)
def compute():
    import numpy as np


compute()
