# /// scenario
# title = "A non-blocking sleep: the waits overlap"
# ///
"""asyncio.sleep gives the thread back to the event loop, which starts the second task meanwhile.

Look for: two bars side by side, 2 seconds in all. Compare with 01_blocking_sleep.py.
"""

import asyncio


async def task(name):
    print(f"{name} started")
    await asyncio.sleep(2)
    print(f"{name} finished")


async def main():
    await asyncio.gather(task("first"), task("second"))


asyncio.run(main())
