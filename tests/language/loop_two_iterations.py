# Awaiting a new task that ends in its first step; an expired sleep.
import asyncio

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0)


async def nothing():
    return "value"


async def failing():
    raise ValueError("v")


async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)

    start = ticks
    await asyncio.create_task(nothing())
    print("new task", ticks - start)
    start = ticks
    try:
        await asyncio.create_task(failing())
    except ValueError:
        print("failing task", ticks - start)
    start = ticks
    print("wait_for without timeout", await asyncio.wait_for(nothing(), None), ticks - start)
    task.cancel()


asyncio.run(main())
