# /// scenario
# title = "A blocking sleep: nothing else runs"
# ///
"""time.sleep blocks the thread, so the second task starts when the first has finished.

Look for: two bars in a row, 4 seconds in all. Compare with 02_non_blocking_sleep.py.
"""

import time


def task(name):
    print(f"{name} started")
    time.sleep(2)
    print(f"{name} finished")


task("first")
task("second")
