# A computing thread slows the loop by its 5 ms turns, no more.
import asyncio

from interleave import work


async def beat():
    for _ in range(4):
        print("beat")
        await asyncio.sleep(0.1)


async def main():
    await asyncio.gather(asyncio.to_thread(work, 0.3), beat())


asyncio.run(main())
