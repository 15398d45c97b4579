# /// scenario
# title = "Concurrency: one core is enough for waiting"
#
# [machine]
# cores = 1
# ///
"""Concurrency manages several tasks, parallelism executes them at once. Waiting needs no core.

Look for: a single core, three tasks that wait together, and 0.2 s of work each that adds up.
"""

import asyncio

from interleave import work


async def request(name):
    await asyncio.sleep(1)
    work(0.2)
    print(f"{name} answered")


async def main():
    await asyncio.gather(request("a"), request("b"), request("c"))


asyncio.run(main())
