# aiofiles: modes, lines, seeking, folders, temporary files.
import asyncio

import aiofiles
import aiofiles.os
import aiofiles.tempfile


async def main():
    async with aiofiles.open("notes.txt", "w") as file:
        await file.write("one\ntwo\n")
        await file.writelines(["three\n", "four\n"])
        print(file.name, file.mode, file.closed)
    print(file.closed)
    async with aiofiles.open("notes.txt") as file:
        async for line in file:
            print(line.strip(), end=" ")
        await file.seek(4)
        print(await file.readline(), await file.tell(), await file.read(3))
    async with aiofiles.open("notes.txt", mode="a+") as file:
        await file.write("five\n")
        await file.seek(0)
        print(await file.readlines())
    file = await aiofiles.open("data.bin", "wb")
    await file.write(bytes(range(5)))
    await file.close()
    async with aiofiles.open("data.bin", "rb") as file:
        while chunk := await file.read(2):
            print(chunk)
    try:
        async with aiofiles.open("nothing.txt") as file:
            pass
    except FileNotFoundError as error:
        print(error)
    await aiofiles.os.makedirs("a/b", exist_ok=True)
    await aiofiles.os.rename("data.bin", "a/b/data.bin")
    print(await aiofiles.os.listdir("a/b"), await aiofiles.os.path.exists("data.bin"), (await aiofiles.os.stat("a/b/data.bin")).st_size)
    await aiofiles.os.remove("a/b/data.bin")
    async with aiofiles.tempfile.TemporaryDirectory() as folder:
        async with aiofiles.open(folder + "/x", "w") as file:
            await file.write("x")
        print(await aiofiles.os.path.isfile(folder + "/x"))
    async with aiofiles.tempfile.NamedTemporaryFile("w+") as file:
        await file.write("temporary")
        await file.seek(0)
        print(await file.read())
    texts = await asyncio.gather(*[read("notes.txt") for _ in range(3)])
    print([len(text) for text in texts])


async def read(path):
    async with aiofiles.open(path) as file:
        return await file.read()


asyncio.run(main())
