# Who releases and asks again goes behind the waiters.
import asyncio


async def worker(name, lock):
    for n in range(3):
        async with lock:
            print(name, n)
            await asyncio.sleep(0.5)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(worker("a", lock), worker("b", lock))


asyncio.run(main())
