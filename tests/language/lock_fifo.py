# The waiters get the lock in the order in which they asked.
import asyncio


async def worker(name, lock):
    print(name, "asks")
    async with lock:
        print(name, "has it", lock.locked())
        await asyncio.sleep(1)
    print(name, "gave it back")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[worker(name, lock) for name in "abc"])
    print(lock.locked())


asyncio.run(main())
