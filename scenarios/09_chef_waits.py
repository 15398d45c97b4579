# /// scenario
# title = "The chef who watches the water boil"
# ///
"""A synchronous chef stands at the stove until the water boils, and only then chops.

Look for: 5 seconds. Compare with 10_chef_chops.py.
"""

import time


def boil_water():
    print("water is on")
    time.sleep(3)
    print("water boils")


def chop_vegetables():
    print("chopping")
    time.sleep(2)
    print("vegetables are ready")


boil_water()
chop_vegetables()
print("dinner")
