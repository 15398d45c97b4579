# The same coroutine or task given twice runs once.
import asyncio


async def job():
    print("runs")
    await asyncio.sleep(1)
    return "result"


async def main():
    coroutine = job()
    task = asyncio.create_task(job())
    print(await asyncio.gather(coroutine, coroutine, task, task))


asyncio.run(main())
