import asyncio

async def fetch_data():
    await asyncio.sleep(5)
    return "Data received"

async def main():
    data = await fetch_data()
    print(data)

asyncio.run(main())
