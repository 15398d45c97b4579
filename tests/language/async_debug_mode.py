"""asyncio's debug mode: what takes long is told, with where it was made; wrong calls are refused."""
import asyncio
import time


async def slow():
    time.sleep(0.15)


def slow_callback():
    time.sleep(0.2)


async def forgotten():
    pass


def attempt(function, *args):
    try:
        function(*args)
    except (TypeError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")


async def fails():
    raise ValueError("lost")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    time.sleep(0.3)
    await asyncio.create_task(slow(), name="slow")
    loop.call_soon(slow_callback)
    await asyncio.sleep(0.5)
    time.sleep(0.12)
    async with asyncio.TaskGroup() as group:
        group.create_task(slow())
    await asyncio.gather(slow())
    attempt(loop.call_soon, forgotten)
    attempt(loop.call_later, 1, 3)
    attempt(loop.run_in_executor, None, 3)
    future = loop.create_future()
    waiter = asyncio.create_task(asyncio.wait_for(future, 10), name="waiter")
    await asyncio.sleep(0)

    def elsewhere():
        attempt(loop.call_soon, slow_callback)
        attempt(loop.call_later, 1, slow_callback)
        attempt(future.set_result, 1)
        loop.call_soon_threadsafe(print, "from elsewhere")

    await asyncio.to_thread(elsewhere)
    waiter.cancel()
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    task = asyncio.create_task(fails(), name="fails")
    await asyncio.sleep(0.1)
    print(task)
    print(loop.create_future())
    handle = loop.call_later(1, print)
    print(handle)
    handle.cancel()
    print(handle)
    del task
    loop.slow_callback_duration = 0.05
    time.sleep(0.06)
    loop.set_debug(False)
    time.sleep(0.3)
    await asyncio.sleep(0)
    loop.set_debug(True)
    forgotten()  # too early to be tracked
    await asyncio.sleep(0)
    forgotten()
    asyncio.sleep(3)
    print(forgotten().cr_origin[0])


asyncio.run(main(), debug=True)
