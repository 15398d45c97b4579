# A lambda is never a coroutine.
import asyncio


async def main():
    f = lambda: await asyncio.sleep(1)


asyncio.run(main())
