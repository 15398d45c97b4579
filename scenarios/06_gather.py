# /// scenario
# title = "gather: as long as the longest, not the sum"
# ///
"""gather makes a task of each coroutine, so that their waits overlap; results keep the order.

Look for: 2 seconds, the longest wait. Compare with 05_await_one_by_one.py.
"""

import asyncio
import time


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    start = time.perf_counter()
    results = await asyncio.gather(fetch("users", 1), fetch("orders", 2))
    print(results, f"after {time.perf_counter() - start:.1f} s")


asyncio.run(main())
