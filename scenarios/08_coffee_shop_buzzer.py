# /// scenario
# title = "Coffee shop: a buzzer for every guest"
# ///
"""The asynchronous coffee shop: order, take a buzzer, and let the next guest order while it brews.

Look for: a single barista (one thread), three coffees brewing at once, 3 seconds for all.
"""

import asyncio


async def serve(guest):
    print(f"{guest} orders and takes a buzzer")
    await asyncio.sleep(3)  # the machine brews, the barista is free
    print(f"{guest}'s buzzer goes off")


async def main():
    await asyncio.gather(serve("Ann"), serve("Bob"), serve("Cleo"))


asyncio.run(main())
