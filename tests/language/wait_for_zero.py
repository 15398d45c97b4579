# A timeout of zero or less: no chance unless it is finished already.
import asyncio


async def job():
    print("never starts")


async def value():
    return 5


async def main():
    for timeout in [0, -1]:
        try:
            await asyncio.wait_for(job(), timeout)
        except asyncio.TimeoutError:
            print("timeout", timeout)
    task = asyncio.create_task(value())
    await asyncio.sleep(0)
    print(await asyncio.wait_for(task, 0))


asyncio.run(main())
