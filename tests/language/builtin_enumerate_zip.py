# Lazily, in step; zip ends with the shortest.
print(list(enumerate("abc")), list(enumerate(["x"], start=5)), list(enumerate([], 1)))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip([1, 2], [3, 4], [5, 6])))
for n, (a, b) in enumerate(zip("ab", [10, 20]), 1):
    print(n, a, b)
pairs = [(1, "a"), (2, "b")]
numbers, letters = zip(*pairs)
print(numbers, letters, dict(zip(letters, numbers)))
try:
    list(zip([1, 2], [3], strict=True))
except ValueError as error:
    print(error)
z = zip("ab", "cd")
print(list(z), list(z))
