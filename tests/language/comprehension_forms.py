# List, set, dict; conditions; nesting reads left to right.
print([n * n for n in range(5)], [n for n in range(10) if n % 2 if n > 3], [n if n % 2 else -n for n in range(5)])
print([(x, y) for x in range(3) for y in range(x)], [[x * y for x in range(3)] for y in range(2)])
print({c.upper() for c in "a"}, {k: v for k, v in zip("ab", [1, 2])}, {n: [n] * n for n in range(3)})
matrix = [[1, 2, 3], [4, 5, 6]]
print([x for row in matrix for x in row], [[row[i] for row in matrix] for i in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["ab", "cd"]], [x for x in "abc"][::-1])
