# /// scenario
# title = "Lock: one at a time in the critical section"
# ///
"""Both tasks read, wait, and write back. Without the lock one of the two deposits would be lost.

Look for: the second task waits for the lock, not for the timer; the balance is 200.
"""

import asyncio

balance = 0


async def deposit(lock, amount):
    global balance
    async with lock:
        before = balance
        await asyncio.sleep(1)  # the bank thinks
        balance = before + amount
        print(f"balance {balance}")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(deposit(lock, 100), deposit(lock, 100))


asyncio.run(main())
