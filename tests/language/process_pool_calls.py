# A pool's forms of calls, who runs them, and how it ends.
import multiprocessing
import time
from multiprocessing.pool import ThreadPool

base = 0


def set_base(value):
    global base
    base = value


def add(x, y=0):
    time.sleep(0.1)
    return base + x + y


def name(_):
    time.sleep(0.1)
    return multiprocessing.current_process().name


def measured(label, call):
    begun = time.monotonic()
    result = call()
    print(label, result, f"{time.monotonic() - begun:.1f}")


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    with multiprocessing.Pool(2, set_base, (100,)) as pool:
        measured("apply", lambda: pool.apply(add, (1,), {"y": 5}))
        measured("map", lambda: pool.map(add, range(4)))
        measured("chunks of 3", lambda: pool.map(add, range(4), chunksize=3))
        measured("starmap", lambda: pool.starmap(add, [(1, 2), (3, 4)]))
        measured("imap", lambda: list(pool.imap(add, range(3))))
        measured("imap in chunks", lambda: list(pool.imap(add, range(3), chunksize=2)))
        measured("unordered", lambda: sorted(pool.imap_unordered(add, range(3))))
        measured("empty", lambda: pool.map(add, []))
        print(sorted(set(pool.map(name, range(4), chunksize=1))))
        result = pool.apply_async(add, (1,))
        attempt(result.successful)
        try:
            result.get(0.0)
        except multiprocessing.TimeoutError as error:
            print("too early:", repr(error))
        print(result.get(), result.ready(), result.successful())
        pool.apply_async(add, (7,), callback=lambda value: print("callback", value)).wait()
        pool.apply_async(add, ("x",), error_callback=lambda e: print("error", type(e).__name__)).wait()
        pool.map_async(add, [1, 2], callback=lambda value: print("callback", value)).wait()
        items = pool.imap(add, range(2))
        print(next(items), items.next(timeout=1))
        attempt(lambda: next(items, "the end"))
        attempt(pool.join)
        pool.close()
        attempt(lambda: pool.map(add, [1]))
        pool.join()
    attempt(lambda: multiprocessing.Pool(0))
    attempt(lambda: multiprocessing.Pool(initializer=3))
    with multiprocessing.Pool(1, maxtasksperchild=2) as pool:
        print(pool.map(name, range(5), chunksize=1))
    with ThreadPool(3) as pool:
        measured("threads", lambda: pool.map(add, range(6), chunksize=1))
