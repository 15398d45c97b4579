# /// scenario
# [cost]
# "pandas.read_csv" = { wait = "1s", cpu = "200ms" }
# ///
# A package that isn't modelled can be imported when [cost] names its calls.
import time

import pandas

frame = pandas.read_csv("data.csv")
print(frame.head(3), f"{time.perf_counter():.1f}")
