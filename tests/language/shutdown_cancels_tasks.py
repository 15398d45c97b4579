# When main returns, the other tasks are cancelled, in one iteration, and awaited.
import asyncio


async def background(name):
    try:
        while True:
            print(name, "works")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(0.5)
        print(name, "cleaned up")
        raise


async def main():
    asyncio.create_task(background("a"))
    asyncio.create_task(background("b"))
    await asyncio.sleep(1.5)
    print("main returns")


asyncio.run(main())
print("run returns")
