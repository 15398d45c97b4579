# start, key and default.
print(sum([1, 2, 3]), sum([], 5), sum([0.1] * 3), sum([[1], [2]], []), sum(range(101)))
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b", key=lambda c: -len(c)))
words = ["pear", "fig", "apple", "kiwi"]
print(min(words, key=len), max(words, key=len), max(words), min([], default="none"), max([], default=None))
print(max([1, 5, 5.0]), min([2, 2.0]), max((1, "b"), (1, "a")))
for bad in [lambda: min([]), lambda: max(()), lambda: min(), lambda: sum(["a"]), lambda: max(5), lambda: sum("ab", "")]:
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(f"{error!r}")
