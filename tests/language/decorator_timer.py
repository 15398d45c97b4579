# The timing decorator of every course, sync and async.
import asyncio
import time


def timed(function):
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = function(*args, **kwargs)
        print(f"{function.__name__} took {time.perf_counter() - start:.2f} s")
        return result

    return wrapper


def async_timed(function):
    async def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = await function(*args, **kwargs)
        print(f"{function.__name__} took {time.perf_counter() - start:.2f} s")
        return result

    return wrapper


@timed
def slow():
    time.sleep(1.25)


@async_timed
async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    print(await asyncio.gather(nap(1), nap(0.5)))


slow()
asyncio.run(main())
