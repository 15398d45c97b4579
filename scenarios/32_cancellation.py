# /// scenario
# title = "Cancellation: an exception at the await"
# ///
"""cancel() only asks: CancelledError is raised where the task awaits, and finally still runs.

Look for: the cleanup takes half a second, and main waits for it.
"""

import asyncio


async def worker():
    try:
        print("worker works")
        await asyncio.sleep(10)
        print("never reached")
    finally:
        print("worker cleans up")
        await asyncio.sleep(0.5)
        print("worker is clean")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(2)
    print("main cancels")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("worker is gone:", task.cancelled())


asyncio.run(main())
