# /// scenario
# title = "Reading files with aiofiles"
# ///
"""The same files through aiofiles, which hands every operation to a thread of the default executor.

Look for: both reads overlap, and the other work is done first.
"""

import asyncio

import aiofiles


async def read_file(path):
    await asyncio.sleep(1)  # a slow disk
    async with aiofiles.open(path) as file:
        return await file.read()


async def other_work():
    print("other work")


async def main():
    for path in ["a.txt", "b.txt"]:
        async with aiofiles.open(path, "w") as file:
            await file.write(f"content of {path}")
    a, b, _ = await asyncio.gather(read_file("a.txt"), read_file("b.txt"), other_work())
    print(a)
    print(b)


asyncio.run(main())
