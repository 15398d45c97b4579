# /// scenario
# title = "While one task awaits, another one runs"
# ///
"""A waiting task isn't working in the background: the loop just runs somebody else meanwhile.

Look for: the ticks between step 1 and step 2.
"""

import asyncio


async def ticker():
    for n in range(4):
        print(f"tick {n}")
        await asyncio.sleep(0.5)


async def main():
    ticks = asyncio.create_task(ticker())
    print("step 1")
    await asyncio.sleep(1.2)
    print("step 2")
    await ticks
    print("step 3")


asyncio.run(main())
