# Cancelling a task throws into the innermost await, through all coroutines.
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner")


async def middle():
    try:
        await inner()
    finally:
        print("middle")


async def outer():
    try:
        await middle()
    except asyncio.CancelledError:
        print("outer")
        raise


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(0)
    print("main", task.cancelled())


asyncio.run(main())
