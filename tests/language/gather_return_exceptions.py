# With return_exceptions=True they are results like any other.
import asyncio


async def job(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(f"{name} failed")
    return name


async def main():
    results = await asyncio.gather(job("a", 1), job("b", 2, True), job("c", 3), return_exceptions=True)
    print(results)
    for result in results:
        print("error" if isinstance(result, Exception) else "ok", result)


asyncio.run(main())
