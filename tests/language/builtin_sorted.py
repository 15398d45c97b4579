# Stable, with key and reverse; reverse keeps equal items in order.
people = [("Ann", 30), ("Bob", 25), ("Cleo", 30), ("Dan", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted("banana"), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}), sorted([3, 1, 2], reverse=True))
print(sorted(["b", "A", "c"]), sorted(["b", "A", "c"], key=str.lower), sorted([2, 1.5, True]), sorted([]))
original = [3, 1, 2]
ordered = sorted(original)
print(original, ordered)
