# A result in time; an exception passes through; None means no limit.
import asyncio


async def job(seconds):
    await asyncio.sleep(seconds)
    return f"after {seconds}"


async def bad():
    await asyncio.sleep(0.5)
    raise ValueError("bad")


async def main():
    print(await asyncio.wait_for(job(1), timeout=2))
    print(await asyncio.wait_for(job(1), None))
    try:
        await asyncio.wait_for(bad(), 1)
    except ValueError as error:
        print(error)
    print(asyncio.get_running_loop().time())


asyncio.run(main())
