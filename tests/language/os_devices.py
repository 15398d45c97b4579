"""Files that keep nothing: /dev/null, /dev/zero, /dev/urandom."""
import asyncio
import os

with open(os.devnull) as nothing:
    print(repr(nothing.read()), list(nothing))
with open(os.devnull, "w") as nothing:
    print(nothing.write("lost"), print("lost too", file=nothing), nothing.writable())
with open("/dev/null", "rb") as nothing:
    print(nothing.read(10), nothing.readline(), nothing.name)
with open("/dev/zero", "rb") as zeros:
    print(zeros.read(4))
with open("/dev/urandom", "rb") as noise:
    first, second = noise.read(100), noise.read(100)
    print(len(first), len(second), first != second, type(first).__name__)
print(len(os.urandom(7)), len(os.getrandom(5)), os.path.exists("/dev/null"), os.path.exists("/dev/urandom"), os.path.isfile("/dev/missing"))


def blocking_io():
    with open("/dev/urandom", "rb") as f:
        return f.read(100)


async def main():
    loop = asyncio.get_running_loop()
    result = await loop.run_in_executor(None, blocking_io)
    print("default thread pool", len(result))


asyncio.run(main())
