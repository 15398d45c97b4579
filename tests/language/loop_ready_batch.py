# An iteration runs exactly what is ready at its start; what is added waits for the next one.
import asyncio


def callback(name, depth):
    print(name, depth)
    if depth:
        asyncio.get_running_loop().call_soon(callback, name, depth - 1)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(callback, "a", 2)
    loop.call_soon(callback, "b", 1)
    handle = loop.call_soon(callback, "cancelled", 0)
    handle.cancel()
    loop.call_later(0.5, callback, "later", 0)
    loop.call_at(loop.time() + 0.25, callback, "at", 0)
    for n in range(3):
        print("main", n)
        await asyncio.sleep(0)
    await asyncio.sleep(1)


asyncio.run(main())
