# A task may refuse: it isn't cancelled then.
import asyncio


async def stubborn():
    for n in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("ignored", n)
    await asyncio.sleep(1)
    return "finished anyway"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    print(await task, task.cancelled())


asyncio.run(main())
