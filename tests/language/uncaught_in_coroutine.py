# The traceback shows the chain of awaits.
import asyncio


async def fetch(n):
    await asyncio.sleep(1)
    return 10 / n


async def main():
    print(await fetch(5))
    print(await fetch(0))


asyncio.run(main())
