# Cancelling the waiter doesn't stop the thread.
import asyncio
import time


def block():
    time.sleep(2)
    print("thread finished all the same")


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(block), 1)
    except asyncio.TimeoutError:
        print("timeout")
    await asyncio.sleep(0.5)
    print("main ends")


asyncio.run(main())
print("run returns")
