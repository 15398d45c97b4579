# Tuples: literals, methods, operators, immutability.
t = (1, "a", 2.0)
print(t, t[0], t[-1], t[1:], len(t), (1,), (), 1 in t, t + (3,), (0,) * 3, t.index("a"), (1, 2, 1).count(1))
single = 1,
print(single, (1), tuple("ab"), (1, 2) < (1, 3), ((1, 2), (3,)), hash((1, 2)) == hash((1, 2)))
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    t.append(1)
except AttributeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
try:
    (1, 2).index(3)
except ValueError as error:
    print(error)
try:
    t[3]
except IndexError as error:
    print(error)
point = {(0, 1): "up"}
print(point[0, 1], point)
mutable = ([],)
mutable[0].append(1)
print(mutable)
