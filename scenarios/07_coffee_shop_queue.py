# /// scenario
# title = "Coffee shop: one queue, everybody waits"
# ///
"""The synchronous coffee shop: the next guest orders only after the one before has the coffee.

Look for: Cleo waits 9 seconds for a coffee that takes 3. Compare with 08_coffee_shop_buzzer.py.
"""

import time


def serve(guest):
    print(f"{guest} orders")
    time.sleep(3)  # the machine brews, the barista watches
    print(f"{guest} gets the coffee")


for guest in ["Ann", "Bob", "Cleo"]:
    serve(guest)
