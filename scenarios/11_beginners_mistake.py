# /// scenario
# title = "Beginner's mistake: time.sleep in async def"
# ///
"""time.sleep doesn't know the event loop: it blocks the thread, and with it every task.

Look for: the heartbeat stops for 2 seconds. Compare with 12_beginners_fix.py.
"""

import asyncio
import time


async def heartbeat():
    for _ in range(4):
        print("beat")
        await asyncio.sleep(0.5)


async def report():
    await asyncio.sleep(0.7)
    print("report begins")
    time.sleep(2)  # the mistake
    print("report ends")


async def main():
    await asyncio.gather(heartbeat(), report())


asyncio.run(main())
