"""`heapq`: the heap itself is native (_heapq)."""
from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables in one order; equal ones in the order of the iterables."""
    runs = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            runs.append(_Run(item, order, iterator, key, reverse))
            break
    heapify(runs)
    while runs:
        run = runs[0]
        yield run.item
        if run.advance():
            heapreplace(runs, run)
        else:
            heappop(runs)


class _Run:
    """What is left of one iterable of merge(): its first item and the rest."""
    __slots__ = ("item", "value", "order", "iterator", "key", "reverse")

    def __init__(self, item, order, iterator, key, reverse):
        self.order, self.iterator, self.key, self.reverse = order, iterator, key, reverse
        self._take(item)

    def _take(self, item):
        self.item = item
        self.value = item if self.key is None else self.key(item)

    def advance(self):
        for item in self.iterator:
            self._take(item)
            return True
        return False

    def __lt__(self, other):
        first, second = (other, self) if self.reverse else (self, other)
        if first.value < second.value:
            return True
        return not second.value < first.value and self.order < other.order


def nlargest(n, iterable, key=None):
    if n == 1:
        best = list(iterable)
        return [max(best, key=key)] if best else []
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    if n == 1:
        best = list(iterable)
        return [min(best, key=key)] if best else []
    return sorted(iterable, key=key)[:max(n, 0)]
