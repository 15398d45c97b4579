# At the same instant, the task that slept less often comes first.
import asyncio


async def sleeper(seconds, times):
    for _ in range(times):
        await asyncio.sleep(seconds)
    print(f"{times} sleeps of {seconds} s")


async def main():
    await asyncio.gather(sleeper(0.1, 30), sleeper(0.2, 15), sleeper(1, 3), sleeper(3, 1), sleeper(1.5, 2))


asyncio.run(main())
