# A cancelled waiter leaves the queue; the next one gets the lock.
import asyncio


async def worker(name, lock):
    try:
        async with lock:
            print(name, "has it")
            await asyncio.sleep(2)
    except asyncio.CancelledError:
        print(name, "gave up")


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(worker(name, lock)) for name in "abc"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    await asyncio.gather(*tasks)
    try:
        async with lock:
            await asyncio.wait_for(lock.acquire(), 1)
    except asyncio.TimeoutError:
        print("acquire timed out", lock.locked())


asyncio.run(main())
