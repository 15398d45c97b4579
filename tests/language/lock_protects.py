# Without the lock updates are lost, with it none.
import asyncio

count = 0


async def add(lock):
    global count
    if lock:
        async with lock:
            before = count
            await asyncio.sleep(0.01)
            count = before + 1
    else:
        before = count
        await asyncio.sleep(0.01)
        count = before + 1


async def main():
    global count
    await asyncio.gather(*[add(None) for _ in range(10)])
    print("without", count)
    count = 0
    await asyncio.gather(*[add(asyncio.Lock()) for _ in range(10)])
    print("a lock each", count)
    count, shared = 0, asyncio.Lock()
    await asyncio.gather(*[add(shared) for _ in range(10)])
    print("with", count)


asyncio.run(main())
