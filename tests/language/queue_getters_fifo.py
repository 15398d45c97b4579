# Waiting getters are served in order.
import asyncio


async def getter(name, queue):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(name, queue)) for name in "abc"]
    await asyncio.sleep(1)
    for n in range(3):
        queue.put_nowait(n)
    await asyncio.gather(*tasks)


asyncio.run(main())
