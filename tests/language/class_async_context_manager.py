# __aenter__ and __aexit__ may await.
import asyncio


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("connected")
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.5)
        print("closed", error)

    async def query(self, n):
        await asyncio.sleep(0.25)
        return 10 // n


async def use(n):
    async with Connection() as connection:
        return await connection.query(n)


async def main():
    print(await use(2))
    try:
        await use(0)
    except ZeroDivisionError as error:
        print("main", error)
    task = asyncio.create_task(use(3))
    await asyncio.sleep(1.1)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
