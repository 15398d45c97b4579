# /// scenario
# title = "CPU-bound work in coroutines: no gain"
# ///
"""A coroutine that computes never awaits, so nothing else runs, and the sum of the work is the time.

Look for: two bars in a row, and a heartbeat that comes 1.5 s late.
"""

import asyncio

from interleave import work


async def crunch(name):
    work(1)
    print(f"{name} done")


async def heartbeat():
    await asyncio.sleep(0.5)
    print("beat")


async def main():
    await asyncio.gather(heartbeat(), crunch("first"), crunch("second"))


asyncio.run(main())
