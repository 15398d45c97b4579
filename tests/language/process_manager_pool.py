# A manager's Pool: its workers belong to the manager's process, its results are proxies.
import multiprocessing
import time
from multiprocessing.managers import SyncManager


def square(x):
    time.sleep(0.1)
    return x * x


def fail(x):
    raise ValueError(x)


if __name__ == "__main__":
    with SyncManager() as manager:
        with manager.Pool(2) as pool:
            print(pool.map(square, range(4)), pool.apply(square, (5,)), pool.starmap(pow, [(2, 3), (3, 2)]))
            result = pool.apply_async(square, (6,))
            print(result.get(), result.ready(), result.successful(), type(result).__name__, type(pool).__name__)
            print(list(pool.imap(square, range(3))))
            result = pool.map_async(square, [1, 2])
            result.wait()
            print(result.get(timeout=5))
            try:
                pool.apply(fail, (3,))
            except ValueError as error:
                print("ValueError", error)
    print(multiprocessing.active_children())
