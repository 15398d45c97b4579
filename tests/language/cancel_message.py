# cancel(msg) travels with the exception.
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(1)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(f"{error!r}", error.args)


asyncio.run(main())
