# Coroutine functions are values: closures, defaults, decorators.
import asyncio


def make(name):
    n = 0

    async def step(seconds=0.5):
        nonlocal n
        n += 1
        await asyncio.sleep(seconds)
        return f"{name}{n}"

    return step


async def main():
    a, b = make("a"), make("b")
    print(await a(), await a(seconds=1), await b())
    nap = lambda s: asyncio.sleep(s, s)
    print(await asyncio.gather(*map(nap, [0.3, 0.1])))
    steps = {"a": a, "b": b}
    for name, step in steps.items():
        print(name, await step())


asyncio.run(main())
