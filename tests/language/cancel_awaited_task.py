# Cancelling a task that awaits another task cancels that one too.
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("worker cancelled")
        raise


async def boss(task):
    try:
        await task
    except asyncio.CancelledError:
        print("boss cancelled")
        raise


async def main():
    task = asyncio.create_task(worker())
    chief = asyncio.create_task(boss(task))
    await asyncio.sleep(1)
    chief.cancel()
    await asyncio.gather(chief, task, return_exceptions=True)
    print(chief.cancelled(), task.cancelled())


asyncio.run(main())
