# The default executor has min(32, cores + 4) = 8 threads; more calls queue.
import asyncio
import time


def block(n):
    time.sleep(1)
    return n


async def main():
    start = time.perf_counter()
    print(await asyncio.gather(*[asyncio.to_thread(block, n) for n in range(10)]))
    print(time.perf_counter() - start)


asyncio.run(main())
