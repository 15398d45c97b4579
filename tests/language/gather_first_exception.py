# The first exception comes out at once; the siblings go on.
import asyncio


async def job(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(f"{name} failed")
    print(name, "finished")
    return name


async def main():
    try:
        await asyncio.gather(job("slow", 3), job("bad", 1, True), job("worse", 2, True))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(5)


asyncio.run(main())
