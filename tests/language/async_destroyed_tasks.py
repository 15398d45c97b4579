"""Tasks that nobody will resume when the program ends."""
import asyncio


async def background(n):
    try:
        await asyncio.sleep(10)
    except GeneratorExit:
        print("exit", n)
        raise
    finally:
        print("finally", n)


async def starts_and_leaves():
    tasks = [asyncio.create_task(background(n), name=f"background-{n}") for n in range(3)]
    await asyncio.sleep(0.1)
    asyncio.create_task(background("last"), name="last")
    future = asyncio.get_running_loop().create_future()

    async def waits():
        await future

    asyncio.create_task(waits(), name="waits")
    print("main done")


async def leaves_one():
    task = asyncio.create_task(background("kept"))
    await asyncio.sleep(0.1)


closed = asyncio.new_event_loop()
closed.run_until_complete(starts_and_leaves())
closed.close()
kept = asyncio.new_event_loop()
asyncio.set_event_loop(kept)
kept.run_until_complete(leaves_one())
print("end")
