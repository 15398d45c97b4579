# A task created right before main returns gets its first step, and is cancelled at its first await.
import asyncio


async def late():
    print("late starts")
    try:
        await asyncio.sleep(1)
        print("never")
    finally:
        print("late ends")


async def main():
    asyncio.create_task(late())
    print("main returns")


asyncio.run(main())
