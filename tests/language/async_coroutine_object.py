# Calling an async function runs nothing; a coroutine can be awaited once.
import asyncio


async def hello():
    print("hello")
    return 1


async def main():
    coroutine = hello()
    print("called")
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)


asyncio.run(main())
