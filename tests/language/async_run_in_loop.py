# Recursion of coroutines, awaits in expressions, arguments and conditions.
import asyncio


async def fibonacci(n):
    if n < 2:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


async def one():
    await asyncio.sleep(0.5)
    return 1


async def main():
    print(await fibonacci(12))
    print(await one() + await one() * 2, [await one(), await one()], {"k": await one()}, f"{await one()}")
    print(max(await one(), await one()), "yes" if await one() else "no", not await one(), -await one())
    print([await one() for _ in range(2)], [n for n in [1, 2] if n == await one()])
    values = []
    values += [await one()]
    print(values, (await asyncio.gather(one(), one()))[0], [n for n in [await one()]])


asyncio.run(main())
