async def test():
    await asyncio.sleep(5)
