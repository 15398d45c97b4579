# import, from import, and as.
import random
import time as clock
from asyncio import run, sleep as nap
from time import sleep


async def main():
    await nap(0.5)
    print("nap over")


run(main())
sleep(0.25)
print(clock.perf_counter(), random is not None)


def inside():
    import time

    return time.perf_counter()


print(inside())
