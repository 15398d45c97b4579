# An exception thrown into a coroutine or generator that hasn't begun shows the line of its def.
import asyncio
import traceback


async def work():
    print("never")


def numbers():
    yield 1


async def main():
    task = asyncio.create_task(work())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        traceback.print_exc()


coroutine = work()
try:
    coroutine.throw(ValueError("early"))
except ValueError:
    traceback.print_exc()
generator = numbers()
try:
    generator.throw(StopIteration)
except RuntimeError as error:
    traceback.print_exc()
print(list(generator))
asyncio.run(main())
