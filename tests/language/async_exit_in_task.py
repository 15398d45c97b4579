"""sys.exit() in the main coroutine ends the program with its status, after the loop was closed."""
import asyncio
import sys


async def other():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    asyncio.create_task(other())
    await asyncio.sleep(1)
    try:
        sys.exit(3)
    finally:
        print("leaving")


asyncio.run(main())
