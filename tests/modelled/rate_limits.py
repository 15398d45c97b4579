# aiolimiter's leaky bucket, and requests_futures' session of futures.
import asyncio
import time

from aiolimiter import AsyncLimiter
from requests_futures.sessions import FuturesSession

limiter = AsyncLimiter(2, 1)


async def job(n):
    async with limiter:
        print("job", n)


async def main():
    await asyncio.gather(*[job(n) for n in range(6)])


asyncio.run(main())
start = time.perf_counter()
with FuturesSession(max_workers=2) as session:
    futures = [session.get(f"https://httpbin.org/delay/{n}") for n in (1, 2, 1)]
    print([future.result().status_code for future in futures], f"{time.perf_counter() - start:.1f}")
