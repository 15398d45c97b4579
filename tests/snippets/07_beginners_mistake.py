async def test():
    time.sleep(5)
