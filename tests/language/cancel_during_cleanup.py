# A second cancel interrupts the cleanup of the first.
import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    finally:
        try:
            print("cleanup begins")
            await asyncio.sleep(5)
            print("never")
        finally:
            print("cleanup interrupted")


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("gone")


asyncio.run(main())
