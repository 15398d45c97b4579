# /// scenario
# title = "The fix: await asyncio.sleep"
# ///
"""With await the report waits and the loop goes on.

Look for: a steady heartbeat. Compare with 11_beginners_mistake.py.
"""

import asyncio


async def heartbeat():
    for _ in range(4):
        print("beat")
        await asyncio.sleep(0.5)


async def report():
    await asyncio.sleep(0.7)
    print("report begins")
    await asyncio.sleep(2)  # the fix
    print("report ends")


async def main():
    await asyncio.gather(heartbeat(), report())


asyncio.run(main())
