# Membership, operators, methods.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, 2 in a, 9 not in a, len(a), {1, 1, 1}, set())
print(a <= {1, 2, 3, 4}, a.isdisjoint({8}), a.issubset({1}), a >= {1}, a.union([7], {8}), a.intersection([1, 9]), a.difference([1]))
a.add(4)
a.discard(99)
a.remove(1)
print(a)
a.update([5, 6])
a -= {2}
a |= {7}
print(sorted(a), a.pop() in {3, 4, 5, 6, 7}, sorted(set("hello")), frozenset([1]))
try:
    a.remove("missing")
except KeyError as error:
    print(error)
for bad in [lambda: {[1]}, lambda: set().pop(), lambda: {1} + {2}]:
    try:
        bad()
    except (TypeError, KeyError) as error:
        print(f"{error!r}")
print({n % 3 for n in range(10)}, {1, 2} == {2, 1}, sorted({"b", "a"} | {"c"}))
