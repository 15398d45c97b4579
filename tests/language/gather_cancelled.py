# Cancelling the gathering task cancels all of its children.
import asyncio


async def child(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def parent():
    await asyncio.gather(child("a"), child("b"))


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("parent cancelled", task.cancelled())


asyncio.run(main())
