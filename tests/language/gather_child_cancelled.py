# A cancelled child is an exception of gather, but doesn't cancel the siblings.
import asyncio


async def child(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "done")
    return name


async def main():
    a, b = asyncio.create_task(child("a", 2)), asyncio.create_task(child("b", 3))
    gathered = asyncio.gather(a, b)
    await asyncio.sleep(1)
    a.cancel()
    try:
        await gathered
    except asyncio.CancelledError:
        print("gather got CancelledError", a.cancelled(), b.done())
    print(await b)
    c = asyncio.create_task(child("c", 2))
    c.cancel()
    results = await asyncio.gather(c, child("d", 1), return_exceptions=True)
    print([f"{r!r}" for r in results])


asyncio.run(main())
