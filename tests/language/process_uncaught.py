# What a process reports that an exception ends, and what can't be sent to another.
import multiprocessing


def fail(depth):
    if depth:
        fail(depth - 1)
    raise ValueError("no luck")


def chained():
    try:
        fail(0)
    except ValueError as error:
        raise RuntimeError("wrapped") from error


def square(x):
    if x == 2:
        raise KeyError(x)
    return x * x


if __name__ == "__main__":
    for target, args in [(fail, (1,)), (chained, ())]:
        process = multiprocessing.Process(target=target, args=args, name=f"P {target.__name__}")
        process.start()
        process.join()
        print(process.exitcode)
    with multiprocessing.Pool(2) as pool:
        for function in [square, lambda x: x]:
            try:
                print(pool.map(function, range(4)))
            except Exception as error:
                print(type(error).__module__, type(error).__name__, str(error)[:30])
                print(type(error.__cause__).__name__)
        try:
            pool.apply(square, (pool,))
        except Exception as error:
            print(type(error).__name__, error)
        lock = multiprocessing.Lock()
        try:
            pool.apply(square, (lock,))
        except Exception as error:
            print(type(error).__name__, error)
        pool.map(square, [1, 2])
