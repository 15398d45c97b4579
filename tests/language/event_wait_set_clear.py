# set wakes all waiters in order; clear makes the next ones wait again.
import asyncio


async def waiter(name, event):
    print(name, "waits", await event.wait())


async def main():
    event = asyncio.Event()
    print(event.is_set())
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(1)
    event.set()
    event.clear()
    print("set and cleared", event.is_set())
    await asyncio.gather(*tasks)
    event.set()
    await waiter("d", event)
    event.clear()
    try:
        await asyncio.wait_for(waiter("e", event), 1)
    except asyncio.TimeoutError:
        print("e timed out")


asyncio.run(main())
