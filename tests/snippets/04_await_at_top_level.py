await asyncio.sleep(2)
