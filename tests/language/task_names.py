# Names count up from Task-1, main; they can be given.
import asyncio


async def show():
    print(asyncio.current_task().get_name())


async def main():
    await show()
    await asyncio.gather(show(), show())
    await asyncio.create_task(show(), name="my task")
    task = asyncio.create_task(show())
    task.set_name("renamed")
    await task
    print(task.get_name())


asyncio.run(main())
