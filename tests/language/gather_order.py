# Results come in the order of the arguments, not of completion.
import asyncio


async def job(name, seconds):
    print("start", name)
    await asyncio.sleep(seconds)
    print("end", name)
    return name


async def main():
    print(await asyncio.gather(job("a", 3), job("b", 1), job("c", 2)))
    first, second = await asyncio.gather(job("x", 0), job("y", 0))
    print(first, second)
    print(await asyncio.gather())


asyncio.run(main())
