import asyncio

async def task():
    await asyncio.sleep(3)
    print("Done")

asyncio.run(task())
