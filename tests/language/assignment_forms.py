# Chained, unpacking and item assignment; the right side comes first.
a = b = c = 0
print(a, b, c)
a, b = 1, 2
a, b = b, a
print(a, b)
[x, y] = (3, 4)
print(x, y)
items = [0, 1, 2]
i = 0
i, items[i] = 2, 9
print(i, items)
d = {}
d["a"] = d["b"] = []
d["a"].append(1)
print(d)
