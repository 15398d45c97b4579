# sleep(0), a new task's first step, and the waiter after set_result: one iteration.
import asyncio

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0)


async def first_step(start):
    print("first step", ticks - start)


async def waiter(event, start):
    await event.wait()
    print("event waiter after set", ticks - start[0])


async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)

    start = ticks
    await asyncio.sleep(0)
    print("sleep(0)", ticks - start)
    start = ticks
    await asyncio.sleep(-1)
    print("sleep(-1)", ticks - start)
    asyncio.create_task(first_step(ticks))
    await asyncio.sleep(0)

    event, start = asyncio.Event(), [0]
    asyncio.create_task(waiter(event, start))
    await asyncio.sleep(0)
    start[0] = ticks
    event.set()
    await asyncio.sleep(0)

    start = ticks
    future = asyncio.get_running_loop().create_future()
    future.set_result(5)
    print("done future", await future, ticks - start)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 6)
    print("set_result by call_soon", await future, ticks - start)
    task.cancel()


asyncio.run(main())
