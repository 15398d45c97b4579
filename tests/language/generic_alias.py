import asyncio
import collections
import queue

print(list[int], dict[str, list[int]], tuple[int, ...], tuple[()], set["X"], type[int], frozenset[str], collections.deque[int])
print(list[int].__origin__, dict[str, int].__args__, list[int]([1, 2]), list[int] == list[int], list[int] != list[str])
print(int | None, int | str | None, list[int] | None, isinstance(3, int | str), (int | str).__args__, int | int)
print(queue.Queue[int], collections.defaultdict[str, int], collections.Counter[str], asyncio.Queue[int].__args__, asyncio.Future[str].__args__, asyncio.Task[None].__args__)


class Numbers(list[int]):
    pass


print(Numbers([1]), Numbers.__mro__[:2], Numbers.__orig_bases__)
for wrong in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str], lambda: int[str], lambda: [1]["a":"b"]):
    try:
        wrong()
    except TypeError as e:
        print(e)


def f(a: list[int], b: "dict[str, int]", *c: tuple[int, ...]) -> list[str]:
    x: set[int] = set()
    return list[str]()


print(f.__annotations__, f([], {}))
print({list[int]: 1}[list[int]], list[int].append is list.append, callable(list[int]))
