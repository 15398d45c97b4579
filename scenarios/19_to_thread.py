# /// scenario
# title = "to_thread: a blocking call beside the loop"
# ///
"""A blocking function that can't be rewritten goes to a thread; the loop stays responsive.

Look for: the beats go on while the thread blocks. Compare with 11_beginners_mistake.py.
"""

import asyncio
import time


def blocking_query():
    time.sleep(2)
    return "3 rows"


async def heartbeat():
    for _ in range(4):
        print("beat")
        await asyncio.sleep(0.5)


async def main():
    rows, _ = await asyncio.gather(asyncio.to_thread(blocking_query), heartbeat())
    print(rows)


asyncio.run(main())
