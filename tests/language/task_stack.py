# Task.get_stack() and print_stack(): where a suspended task stands, where one failed.
import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fail():
    raise ValueError("broken")


async def main():
    task = asyncio.create_task(outer(), name="suspended")
    await asyncio.sleep(0.1)
    print([(frame.f_code.co_name, frame.f_lineno) for frame in task.get_stack()])
    print(task.get_stack(limit=0))
    task.print_stack(file=sys.stdout)
    failed = asyncio.create_task(fail(), name="failed")
    await asyncio.wait([failed])
    print([frame.f_code.co_name for frame in failed.get_stack()])
    failed.print_stack(file=sys.stdout)
    await task
    task.print_stack(file=sys.stdout)
    print(task.get_stack(), failed.exception())


asyncio.run(main())
