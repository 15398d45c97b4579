# Containers of collections, enums and partial objects travel between processes.
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from enum import Enum
from functools import partial
from multiprocessing import Pool

P = namedtuple("P", "x y")


class Color(Enum):
    RED = 1


@dataclass
class D:
    x: int


def multiply(a, b):
    return a * b


def describe(value):
    return type(value).__name__, value


if __name__ == "__main__":
    values = [P(1, 2), Color.RED, D(4), deque([1, 2], maxlen=3), OrderedDict(a=1), Counter("aab"), defaultdict(int, q=1)]
    with Pool(2) as pool:
        print(pool.map(partial(multiply, 3), [1, 2]))
        for name, value in pool.map(describe, values):
            print(name, value)
