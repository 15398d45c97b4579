# done, result, exception, cancelled, and what they raise too early.
import asyncio


async def good():
    await asyncio.sleep(1)
    return "value"


async def bad():
    raise ValueError("broken")


async def main():
    task, failing = asyncio.create_task(good()), asyncio.create_task(bad())
    print(task.done(), task.cancelled())
    for early in [task.result, task.exception]:
        try:
            early()
        except asyncio.InvalidStateError as error:
            print(error)
    await asyncio.sleep(2)
    print(task.done(), task.result(), task.exception(), task.cancelled(), task.cancel())
    print(failing.done(), f"{failing.exception()!r}")
    try:
        failing.result()
    except ValueError as error:
        print("result raises", error)
    late = asyncio.create_task(good())
    late.cancel()
    await asyncio.sleep(0)
    for ask in [late.result, late.exception]:
        try:
            ask()
        except asyncio.CancelledError:
            print("CancelledError")
    print(late.done(), late.cancelled())


asyncio.run(main())
