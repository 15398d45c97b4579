# time.sleep stops every task; overdue timers then fire by the time they were set for.
import asyncio
import time


async def tick(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "due at", seconds)


async def blocker():
    await asyncio.sleep(0.1)
    time.sleep(1)
    print("blocked until", time.perf_counter())


async def main():
    await asyncio.gather(tick("c", 0.9), tick("a", 0.5), tick("b", 0.7), tick("d", 1.2), blocker())


asyncio.run(main())
