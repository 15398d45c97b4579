# join waits until every item has been reported done.
import asyncio


async def worker(name, queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(n)
        print(name, "did", n)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for n in [1, 0.5, 2, 1]:
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(name, queue)) for name in "ab"]
    await queue.join()
    print("all done")
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
