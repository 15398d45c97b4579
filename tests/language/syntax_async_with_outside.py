# async with needs async def too.
def f(lock):
    async with lock:
        pass
