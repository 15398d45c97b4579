import bisect
import graphlib
import heapq

h = []
for n in (5, 1, 4, 1, 3):
    heapq.heappush(h, n)
print(h, [heapq.heappop(h) for _ in range(5)])
h = [9, 5, 8, 1]
heapq.heapify(h)
print(h, heapq.heapreplace(h, 7), heapq.heappushpop(h, 0), h, heapq.nlargest(2, h), heapq.nsmallest(2, h))
print(heapq.nlargest(2, ["a", "ccc", "bb"], key=len), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge(["b"], ["aa", "c"], key=len)), list(heapq.merge([3, 1], [2], reverse=True)))
tasks = [(2, "b"), (1, "z"), (1, "a")]
heapq.heapify(tasks)
print([heapq.heappop(tasks) for _ in range(3)])
for wrong in (lambda: heapq.heappop([]), lambda: heapq.heappush((1,), 2), lambda: heapq.heappush([1], "x")):
    try:
        wrong()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, -4, key=lambda x: -x))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a)
order = graphlib.TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}})
print(list(graphlib.TopologicalSorter({"c": ["b"], "b": ["a"]}).static_order()))
order.prepare()
while order.is_active():
    ready = order.get_ready()
    print(sorted(ready))
    order.done(*ready)
try:
    list(graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).static_order())
except graphlib.CycleError as e:
    print(e.args[0], e.args[1])
