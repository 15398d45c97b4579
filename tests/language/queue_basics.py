# put, get, sizes, and the errors of the nowait forms.
import asyncio


async def main():
    queue = asyncio.Queue(maxsize=2)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    await queue.put("a")
    queue.put_nowait("b")
    print(queue.full(), queue.qsize())
    try:
        queue.put_nowait("c")
    except asyncio.QueueFull as error:
        print(f"{error!r}")
    print(await queue.get(), queue.get_nowait(), queue.empty())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(f"{error!r}")
    try:
        await asyncio.wait_for(queue.get(), 1)
    except asyncio.TimeoutError:
        print("nothing came")


asyncio.run(main())
