# The exception comes at its place in the iteration.
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    try:
        for result in pool.map(lambda n: 6 // n, [3, 2, 0, 1]):
            print(result)
    except ZeroDivisionError as error:
        print(error)
