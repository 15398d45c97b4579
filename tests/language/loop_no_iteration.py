# What doesn't give the loop a turn: nothing else runs meanwhile.
import asyncio

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0)


async def nothing():
    return "value"


async def deep():
    return await nothing()


async def main():
    task = asyncio.create_task(ticker())
    done = asyncio.create_task(nothing())
    lock, event, semaphore, queue = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(1), asyncio.Queue()
    event.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    start = ticks
    await nothing()
    print("coroutine", ticks - start)
    await deep()
    print("coroutine in coroutine", ticks - start)
    await done
    print("finished task", ticks - start)
    async with lock:
        print("free lock", ticks - start)
    await event.wait()
    print("set event", ticks - start)
    async with semaphore:
        print("free semaphore", ticks - start)
    await queue.put(1)
    await queue.get()
    print("queue with room", ticks - start)
    print("gather of nothing", await asyncio.gather(), ticks - start)
    await asyncio.wait_for(done, 1)
    print("wait_for of a finished task", ticks - start)
    task.cancel()


asyncio.run(main())
