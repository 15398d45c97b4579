# A task that is cancelled before its first step never runs.
import asyncio


async def job():
    print("never")


async def main():
    task = asyncio.create_task(job())
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())


asyncio.run(main())
