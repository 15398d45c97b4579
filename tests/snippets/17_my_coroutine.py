async def my_coroutine():
    print("Step 1")
    await asyncio.sleep(1)  # pauses here
    print("Step 2")
