# CancelledError is raised at the await; finally runs; the sleep's timer is gone.
import asyncio


async def job():
    try:
        print("sleeping")
        await asyncio.sleep(100)
        print("never")
    except asyncio.CancelledError:
        print("cancelled in the sleep")
        raise
    finally:
        print("finally")


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    print("requested", task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("main sees it", task.cancelled())


asyncio.run(main())
