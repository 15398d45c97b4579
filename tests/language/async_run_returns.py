# run returns main's result and raises its exception; one run after the other.
import asyncio


async def value():
    await asyncio.sleep(1)
    return 42


async def failing():
    raise ValueError("from main")


print(asyncio.run(value()))
try:
    asyncio.run(failing())
except ValueError as error:
    print(error)
print(asyncio.run(value()))
