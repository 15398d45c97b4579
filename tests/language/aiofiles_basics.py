# Files through aiofiles: open, write, read, iterate.
import asyncio

import aiofiles


async def main():
    async with aiofiles.open("notes.txt", "w") as file:
        await file.write("one\ntwo\n")
        await file.write("three")
    async with aiofiles.open("notes.txt") as file:
        print(f"{await file.read(5)!r}", f"{await file.readline()!r}", f"{await file.read()!r}")
    async with aiofiles.open("notes.txt", mode="a") as file:
        await file.write("!")
    async with aiofiles.open("notes.txt") as file:
        async for line in file:
            print(line.strip())
    file = await aiofiles.open("notes.txt")
    print(len(await file.readlines()))
    await file.close()
    try:
        async with aiofiles.open("missing.txt") as file:
            pass
    except FileNotFoundError as error:
        print(error)


asyncio.run(main())
