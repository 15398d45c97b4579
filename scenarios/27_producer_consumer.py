# /// scenario
# title = "Producer and consumer: a queue in between"
# ///
"""A fast producer, a slow consumer, and a queue of two places that slows the producer down.

Look for: after the queue is full, the producer waits for the consumer.
"""

import asyncio


async def producer(queue):
    for n in range(5):
        await asyncio.sleep(0.1)
        await queue.put(n)
        print(f"put {n}")
    await queue.put(None)


async def consumer(queue):
    while True:
        n = await queue.get()
        if n is None:
            break
        await asyncio.sleep(0.5)
        print(f"used {n}")


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
