# The coroutine is cancelled and TimeoutError raised.
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
        raise


async def main():
    try:
        await asyncio.wait_for(slow(), timeout=1.5)
    except asyncio.TimeoutError as error:
        print(f"timeout {error!r}", asyncio.TimeoutError is TimeoutError)
    task = asyncio.create_task(asyncio.sleep(10))
    try:
        await asyncio.wait_for(task, 1)
    except TimeoutError:
        print("the task too", task.cancelled())


asyncio.run(main())
