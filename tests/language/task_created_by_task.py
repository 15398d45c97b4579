# Tasks that make tasks.
import asyncio


async def leaf(name):
    print(name)


async def branch(name):
    print(name, "begins")
    tasks = [asyncio.create_task(leaf(f"{name}.{n}")) for n in range(2)]
    await asyncio.sleep(0)
    print(name, "goes on")
    for task in tasks:
        await task
    print(name, "ends")


async def main():
    await asyncio.gather(branch("x"), branch("y"))


asyncio.run(main())
