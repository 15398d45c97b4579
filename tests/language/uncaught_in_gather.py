# An exception of a gathered task.
import asyncio


async def job(n):
    await asyncio.sleep(n)
    if n == 2:
        raise RuntimeError(f"job {n}")
    print("done", n)


async def main():
    await asyncio.gather(job(1), job(2), job(3))


asyncio.run(main())
