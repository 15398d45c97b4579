# Cancelling the waiter cancels what it waits for.
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("slow ends")


async def waiter():
    try:
        await asyncio.wait_for(slow(), 5)
    except asyncio.TimeoutError:
        print("never")


async def main():
    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())


asyncio.run(main())
