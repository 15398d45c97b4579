# /// scenario
# title = "wait_for: give up after a second"
# ///
"""wait_for cancels what takes too long, waits for its cleanup, and raises TimeoutError.

Look for: the slow call ends at 1 second, by cancellation; the fast one never notices.
"""

import asyncio


async def call(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"{name} answered"
    except asyncio.CancelledError:
        print(f"{name} was cancelled")
        raise


async def main():
    for name, seconds in [("fast", 0.5), ("slow", 5)]:
        try:
            print(await asyncio.wait_for(call(name, seconds), timeout=1))
        except asyncio.TimeoutError:
            print(f"{name} timed out")


asyncio.run(main())
