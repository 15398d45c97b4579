# /// scenario
# title = "A coroutine that is never awaited never runs"
# ///
"""Calling an async function only makes a coroutine object; without await its body never starts.

Look for: no "Hello" from the first call, and Python's warning that names the line.
"""

import asyncio


async def greet():
    print("Hello")
    await asyncio.sleep(1)
    print("World")


async def main():
    print("without await:")
    greet()
    print("with await:")
    await greet()


asyncio.run(main())
