# A full queue makes producers wait, in order.
import asyncio


async def putter(name, queue):
    await queue.put(name)
    print(name, "put")


async def main():
    queue = asyncio.Queue(1)
    tasks = [asyncio.create_task(putter(name, queue)) for name in "abc"]
    await asyncio.sleep(1)
    for _ in range(3):
        print("got", await queue.get())
        await asyncio.sleep(1)
    await asyncio.gather(*tasks)


asyncio.run(main())
