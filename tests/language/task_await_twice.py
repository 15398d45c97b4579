# A finished task gives its result to everybody who asks.
import asyncio


async def job():
    await asyncio.sleep(1)
    return [1]


async def reader(name, task):
    result = await task
    result.append(name)
    print(name, result)


async def main():
    task = asyncio.create_task(job())
    await asyncio.gather(reader("a", task), reader("b", task))
    print(await task, await task is task.result())


asyncio.run(main())
