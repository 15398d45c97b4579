# CPU time in a coroutine holds up the loop.
import asyncio
import time

from interleave import work


async def crunch(seconds):
    work(seconds)
    print("crunched", seconds, time.process_time())


async def main():
    await asyncio.gather(crunch(0.5), asyncio.sleep(0.1), crunch(0.25))
    print(time.perf_counter(), time.process_time())


asyncio.run(main())
