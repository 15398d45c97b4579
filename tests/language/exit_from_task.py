# SystemExit in a task goes through the loop at once; what is left of the run is cancelled.
import asyncio
import sys


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other ends")


async def main():
    asyncio.create_task(other())
    await asyncio.sleep(0.1)
    sys.exit(2)


try:
    asyncio.run(main())
except SystemExit as error:
    print("exit", error.code)
loop = asyncio.new_event_loop()
done = loop.create_future()
done.set_result(3)
print(loop.run_until_complete(done))
loop.close()
