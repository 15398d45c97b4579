# An exception that nobody looked at is reported when the task goes away.
import asyncio


async def bad():
    raise ValueError("unseen")


async def main():
    asyncio.create_task(bad())
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
