# The starred name takes what is left over, as a list.
first, *rest = [1, 2, 3]
*start, last = "abc"
a, *middle, z = range(6)
x, *nothing = (1,)
print(first, rest, start, last, a, middle, z, x, nothing)
print([*range(3), *"ab"], (*[1], 2), {*[3, 4]}, {**{"a": 1}, "b": 2, **{"a": 3}})
(p, *q), *r = [(1, 2, 3), 4, 5]
print(p, q, r)
