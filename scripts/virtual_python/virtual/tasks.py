"""Sets of tasks in order of creation, where real runs follow memory addresses.

asyncio keeps tasks in sets (`all_tasks`, what `wait` returns, what `as_completed` starts), so the
order in which they are cancelled or started differs between runs. Here asyncio's own sets keep the
order of insertion; tasks and futures hash by number, so that sets of the program's own repeat too.
"""

import asyncio
from itertools import count


class OrderedSet(set):
    """A set that iterates in order of insertion, as far as asyncio uses it."""

    def __init__(self, items=()):
        self._order = dict.fromkeys(items)
        super().__init__(self._order)

    def add(self, item):
        self._order.setdefault(item)
        super().add(item)

    def discard(self, item):
        self._order.pop(item, None)
        super().discard(item)

    def remove(self, item):
        super().remove(item)
        del self._order[item]

    def pop(self):
        item = next(iter(self._order))
        self.remove(item)
        return item

    def __iter__(self):
        return iter(self._order)

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"


def _numbered(base):
    """`base` with hashes that count the objects, under its own name."""

    class Numbered(base):
        _numbers = count()

        def __init__(self, *args, **kwargs):
            self._number = next(Numbered._numbers)
            super().__init__(*args, **kwargs)
            if self._source_traceback:
                del self._source_traceback[-1]  # this frame: CPython has none

        def __hash__(self):
            return self._number

    Numbered.__name__ = Numbered.__qualname__ = base.__name__
    Numbered.__module__ = base.__module__
    return Numbered


_all_tasks = asyncio.tasks.all_tasks
_registered = asyncio.tasks._all_tasks


def all_tasks(loop=None):
    tasks = _all_tasks(loop)
    return OrderedSet(task for task in _registered if task in tasks)


def install():
    asyncio.Task = asyncio.tasks.Task = _numbered(asyncio.Task)
    asyncio.Future = asyncio.futures.Future = _numbered(asyncio.Future)
    _registered.data = OrderedSet()
    asyncio.all_tasks = asyncio.tasks.all_tasks = all_tasks
    asyncio.tasks.set = OrderedSet  # the name that the functions of the module look up
