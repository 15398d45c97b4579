# wait_for returns only when the cancelled coroutine has ended.
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup begins")
        await asyncio.sleep(2)
        print("cleanup ends")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        return "late result"


async def main():
    try:
        await asyncio.wait_for(slow(), 1)
    except asyncio.TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(stubborn(), 1))


asyncio.run(main())
