# Tasks start in the order of creation, at the creator's next await.
import asyncio


async def job(name):
    print("start", name)
    await asyncio.sleep(1)
    print("end", name)


async def main():
    a = asyncio.create_task(job("a"))
    b = asyncio.create_task(job("b"))
    print("created")
    await asyncio.sleep(0)
    print("after sleep(0)")
    c = asyncio.create_task(job("c"))
    await b
    print("b awaited")
    await a
    await c
    print("all awaited")


asyncio.run(main())
