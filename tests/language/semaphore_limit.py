# At most n inside; FIFO; locked() tells when it is full.
import asyncio


async def worker(name, semaphore, seconds):
    async with semaphore:
        print(name, "in", semaphore.locked())
        await asyncio.sleep(seconds)
    print(name, "out")


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*[worker(name, semaphore, s) for name, s in [("a", 3), ("b", 1), ("c", 1), ("d", 2), ("e", 1)]])


asyncio.run(main())
