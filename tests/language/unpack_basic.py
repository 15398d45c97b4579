# Any iterable can be unpacked.
a, b = [1, 2]
(c, d), e = "xy", {5}
print(a, b, c, d, e)
x, y, z = range(3)
print(x, y, z)
k, v = {"one": 1, "two": 2}
print(k, v)
a, b = "é", "ß"
print(a, b)
(n,) = [7]
[m] = {8: 9}
print(n, m)
