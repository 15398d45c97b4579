# gather of immediate coroutines, and wait_for with a timeout.
import asyncio

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0)


async def nothing():
    return "value"


async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)

    start = ticks
    await asyncio.gather(nothing())
    print("gather of one", ticks - start)
    start = ticks
    await asyncio.gather(nothing(), nothing(), nothing())
    print("gather of three", ticks - start)
    start = ticks
    await asyncio.gather(asyncio.gather(nothing()), nothing())
    print("gather in gather", ticks - start)
    start = ticks
    await asyncio.wait_for(nothing(), 5)
    print("wait_for", ticks - start)
    start = ticks
    await asyncio.gather(asyncio.sleep(0), nothing())
    print("gather of sleep(0)", ticks - start)
    start = ticks
    await asyncio.wait_for(asyncio.sleep(0), 5)
    print("wait_for of sleep(0)", ticks - start)
    task.cancel()


asyncio.run(main())
