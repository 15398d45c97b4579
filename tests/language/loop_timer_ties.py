# Equal timers fire in the order in which they were set, whatever the rounding of floats.
import asyncio


async def sleeper(name, seconds):
    await asyncio.sleep(seconds)
    print(name, asyncio.get_running_loop().time())


async def late():
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.2)
    print("late: two sleeps of 0.1 and 0.2")


async def main():
    await asyncio.gather(*[sleeper(n, 0.3) for n in range(6)], late(), sleeper("last", 0.3), sleeper("first", 0.2999))


asyncio.run(main())
