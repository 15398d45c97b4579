# The shorter limit wins, wherever it stands.
import asyncio


async def inner():
    try:
        return await asyncio.wait_for(asyncio.sleep(10), 2)
    except asyncio.TimeoutError:
        print("inner timeout")
        return "inner"


async def main():
    print(await asyncio.wait_for(inner(), 3))
    try:
        await asyncio.wait_for(inner(), 1)
    except asyncio.TimeoutError:
        print("outer timeout")


asyncio.run(main())
