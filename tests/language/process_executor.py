# ProcessPoolExecutor on processes with memories of their own.
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

total = 0


def begin(start):
    global total
    total = start


def add(x):
    global total
    total += x
    time.sleep(0.1)
    return total


def fail(x):
    raise ValueError(f"bad {x}")


def slow(x):
    time.sleep(x / 10)
    return x


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=begin, initargs=(100,)) as executor:
        print(list(executor.map(add, range(4))), total)
        print(list(executor.map(add, range(5), chunksize=2)))
    with ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(slow, x) for x in [3, 1, 2]]
        print([future.result() for future in as_completed(futures)])
        future = executor.submit(fail, 1)
        error = future.exception()
        print(repr(error), type(error.__cause__))
        print(type(executor.submit(lambda: 1).exception()).__name__)
        print(executor.submit(multiprocessing.current_process().name.lower).result())
        executor.submit(fail, 2).result()
