# A coroutine that nobody awaits: a warning that names the line.
import asyncio


async def save():
    print("saved")


async def main():
    save()
    print("not saved")
    x = save()
    x = None
    print("not saved either")


asyncio.run(main())
