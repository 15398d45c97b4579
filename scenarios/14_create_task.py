# /// scenario
# title = "create_task: start now, await later"
# ///
"""A task starts at the next chance that the loop gets, not at the call and not at the await.

Look for: "main goes on" comes before "download starts"; the download overlaps with main's own wait.
"""

import asyncio


async def download():
    print("download starts")
    await asyncio.sleep(2)
    print("download ends")
    return "42 MB"


async def main():
    task = asyncio.create_task(download())
    print("main goes on")
    await asyncio.sleep(1)
    print("main needs the result")
    print("got", await task)


asyncio.run(main())
