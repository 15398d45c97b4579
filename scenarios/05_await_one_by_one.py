# /// scenario
# title = "Awaiting one by one is still sequential"
# ///
"""async and await alone make nothing concurrent: each await here finishes before the next begins.

Look for: 3 seconds, the sum. Compare with 06_gather.py.
"""

import asyncio
import time


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    start = time.perf_counter()
    results = [await fetch("users", 1), await fetch("orders", 2)]
    print(results, f"after {time.perf_counter() - start:.1f} s")


asyncio.run(main())
