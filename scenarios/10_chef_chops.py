# /// scenario
# title = "The chef who chops while the water boils"
# ///
"""An asynchronous chef puts the water on, chops, and comes back when it boils.

Look for: 3 seconds; chopping lies inside the boiling.
"""

import asyncio


async def boil_water():
    print("water is on")
    await asyncio.sleep(3)
    print("water boils")


async def chop_vegetables():
    print("chopping")
    await asyncio.sleep(2)
    print("vegetables are ready")


async def main():
    await asyncio.gather(boil_water(), chop_vegetables())
    print("dinner")


asyncio.run(main())
