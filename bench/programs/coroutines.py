# Awaiting without an event loop: how much a coroutine itself costs.
async def leaf(i):
    return i & 3


async def branch(i):
    return await leaf(i) + await leaf(i + 1)


async def main():
    total = 0
    for i in range(500_000):
        total += await branch(i)
    return total


coroutine = main()
try:
    coroutine.send(None)
except StopIteration as end:
    print(end.value)
