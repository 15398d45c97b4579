# /// scenario
# title = "What await really does"
# ///
"""await pauses this coroutine until the result is there; the lines below it don't run early.

Look for: step 2 and step 3 both come after the 2 seconds, and the loop is free in between.
"""

import asyncio


async def fetch_data():
    await asyncio.sleep(2)
    return "data"


async def main():
    print("step 1")
    data = await fetch_data()
    print("step 2:", data)
    print("step 3")


asyncio.run(main())
