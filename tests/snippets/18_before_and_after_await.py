async def example():
    print("Before await")
    await asyncio.sleep(3)
    print("After await")
