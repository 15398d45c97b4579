# main's exception comes out after the other tasks were cancelled.
import asyncio


async def background():
    try:
        await asyncio.sleep(10)
    finally:
        print("background ends")


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(1)
    raise ValueError("main failed")


try:
    asyncio.run(main())
except ValueError as error:
    print("caught", error)
