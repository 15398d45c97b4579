# Literals, indexing, membership, operators.
items = [1, "two", 3.0, None, [4]]
print(items, len(items), items[0], items[-1], items[-1][0], [], [[]], [1, 2] + [3], [0] * 3, 2 * [1, 2])
print(2 in [1, 2], "x" not in ["y"], [1, 2] == [1, 2], [[1, 2], [3]][0][1])
items[1] = 2
items[-1] = "last"
print(items)
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows)
rows = [[0] * 2 for _ in range(2)]
rows[0][0] = 1
print(rows)
loop = [1]
loop.append(loop)
print(loop)
