# /// scenario
# title = "Event: everybody waits for one signal"
# ///
"""The runners wait for the gun; one set() wakes them all, in the order in which they came.

Look for: three tasks wait on the same event.
"""

import asyncio


async def runner(name, gun, seconds):
    await gun.wait()
    print(f"{name} starts")
    await asyncio.sleep(seconds)
    print(f"{name} arrives")


async def main():
    gun = asyncio.Event()
    race = asyncio.gather(runner("Ann", gun, 9.8), runner("Bob", gun, 9.6), runner("Cleo", gun, 9.7))
    await asyncio.sleep(1)
    print("bang")
    gun.set()
    await race


asyncio.run(main())
