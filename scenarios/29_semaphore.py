# /// scenario
# title = "Semaphore: at most two downloads at once"
# ///
"""Six downloads, a limit of two: a finished one lets the next one in.

Look for: three rounds of 1 second; four tasks wait for the semaphore at first.
"""

import asyncio


async def download(limit, n):
    async with limit:
        print(f"download {n} begins")
        await asyncio.sleep(1)
    print(f"download {n} ends")


async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(*[download(limit, n) for n in range(6)])


asyncio.run(main())
