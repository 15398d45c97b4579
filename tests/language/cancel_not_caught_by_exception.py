# except Exception doesn't catch CancelledError.
import asyncio


async def careful():
    try:
        await asyncio.sleep(10)
    except Exception as error:
        print("never", error)
    finally:
        print("finally")


async def main():
    task = asyncio.create_task(careful())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except Exception:
        print("never")
    except asyncio.CancelledError:
        print("a BaseException", isinstance(asyncio.CancelledError(), Exception))


asyncio.run(main())
