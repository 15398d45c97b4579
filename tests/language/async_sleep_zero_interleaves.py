# sleep(0) lets the others go, round robin.
import asyncio


async def worker(name, steps):
    for n in range(steps):
        print(name, n)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(worker("a", 3), worker("b", 2), worker("c", 4))


asyncio.run(main())
