# Who releases and asks again goes behind the waiters.
import asyncio


async def worker(name, semaphore):
    for n in range(2):
        async with semaphore:
            print(name, n)
            await asyncio.sleep(1)


async def main():
    semaphore = asyncio.Semaphore(1)
    await asyncio.gather(*[worker(name, semaphore) for name in "abc"])
    semaphore.release()
    semaphore.release()
    print(await semaphore.acquire(), await semaphore.acquire(), await semaphore.acquire(), semaphore.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
