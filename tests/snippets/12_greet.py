import asyncio

async def greet():
    print("Hello")
    await asyncio.sleep(1)  # simulating delay
    print("World")

# Running the coroutine
asyncio.run(greet())

