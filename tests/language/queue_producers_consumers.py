# Several of each, with a sentinel per consumer.
import asyncio


async def producer(name, queue, count):
    for n in range(count):
        await asyncio.sleep(0.3)
        await queue.put(f"{name}{n}")


async def consumer(name, queue):
    while True:
        item = await queue.get()
        if item is None:
            break
        await asyncio.sleep(0.5)
        print(name, item)
    print(name, "stops")


async def main():
    queue = asyncio.Queue(maxsize=3)
    consumers = [asyncio.create_task(consumer(f"c{n}", queue)) for n in range(2)]
    await asyncio.gather(producer("x", queue, 3), producer("y", queue, 4))
    for _ in consumers:
        await queue.put(None)
    await asyncio.gather(*consumers)


asyncio.run(main())
