# A task's exception appears where it is awaited, not where it happened.
import asyncio


async def bad():
    await asyncio.sleep(1)
    raise ValueError("in the task")


async def main():
    task = asyncio.create_task(bad())
    await asyncio.sleep(2)
    print("nobody noticed yet")
    try:
        await task
    except ValueError as error:
        print("noticed", error)
    try:
        await task
    except ValueError as error:
        print("again", error)


asyncio.run(main())
