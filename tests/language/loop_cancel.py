# CancelledError is thrown after one iteration, the canceller's await resumes after two.
import asyncio

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0)


async def victim(start):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("thrown", ticks - start[0])
        raise


async def main():
    task = asyncio.create_task(ticker())
    start = [0]
    sleeper = asyncio.create_task(victim(start))
    await asyncio.sleep(0)
    start[0] = ticks
    print(sleeper.cancel(), sleeper.done(), sleeper.cancelled())
    try:
        await sleeper
    except asyncio.CancelledError:
        print("awaiter resumes", ticks - start[0], sleeper.done(), sleeper.cancelled())
    task.cancel()


asyncio.run(main())
