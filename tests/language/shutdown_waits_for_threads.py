# run waits for the default executor's threads.
import asyncio
import time


def block():
    time.sleep(3)
    print("thread done")


async def main():
    asyncio.get_running_loop().run_in_executor(None, block)
    await asyncio.sleep(1)
    print("main returns")


asyncio.run(main())
print("run returns")
