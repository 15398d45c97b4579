# What run refuses, and what needs a running loop.
import asyncio


def function():
    pass


async def nested():
    coroutine = asyncio.sleep(0)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


for bad in [function, 5, None]:
    try:
        asyncio.run(bad)
    except ValueError as error:
        print(str(error).split(", got")[0])
asyncio.run(nested())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
