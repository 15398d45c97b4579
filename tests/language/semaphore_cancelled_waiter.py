# A cancelled waiter doesn't take a place.
import asyncio


async def worker(name, semaphore):
    try:
        async with semaphore:
            print(name, "in")
            await asyncio.sleep(2)
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    semaphore = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abcd"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.gather(*tasks)


asyncio.run(main())
