# Who asks before the woken getter runs takes the item; the getter queues again.
import asyncio


async def getter(name, queue):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue()
    a = asyncio.create_task(getter("a", queue))
    b = asyncio.create_task(getter("b", queue))
    await asyncio.sleep(0)
    queue.put_nowait(1)
    print("main got", queue.get_nowait())
    await asyncio.sleep(0)
    queue.put_nowait(2)
    queue.put_nowait(3)
    await asyncio.gather(a, b)


asyncio.run(main())
