# A blocking call in a thread: arguments, result, exception; the loop goes on.
import asyncio
import time


def block(seconds, name="x"):
    time.sleep(seconds)
    if name == "bad":
        raise ValueError("in the thread")
    return name


async def beat():
    for _ in range(3):
        print("beat")
        await asyncio.sleep(0.5)


async def main():
    print(await asyncio.gather(asyncio.to_thread(block, 1.2, name="a"), beat(), asyncio.to_thread(block, 0.7)))
    try:
        await asyncio.to_thread(block, 1, "bad")
    except ValueError as error:
        print(error)


asyncio.run(main())
