# sleep can return a value; zero and negative delays just give way.
import asyncio


async def main():
    print(await asyncio.sleep(1, "result"), await asyncio.sleep(0, result=7), await asyncio.sleep(-5))
    print(asyncio.get_running_loop().time())


asyncio.run(main())
