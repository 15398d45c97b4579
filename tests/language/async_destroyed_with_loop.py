"""A loop that nobody closed dies with its tasks: they are told of before their coroutines end."""
import asyncio


async def background(n):
    try:
        await asyncio.sleep(10)
    finally:
        print("finally", n)


async def main():
    tasks = [asyncio.create_task(background(n), name=f"background-{n}") for n in range(3)]
    await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print("end")
