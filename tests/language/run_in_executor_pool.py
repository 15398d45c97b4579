# A pool of one's own; its workers' names; FIFO.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def job(name):
    print("start", name)
    time.sleep(1)
    return name


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [loop.run_in_executor(pool, job, name) for name in "abc"]
        print(await asyncio.gather(*futures))
    print(await loop.run_in_executor(None, job, "default"))


asyncio.run(main())
