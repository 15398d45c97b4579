# A slice may be replaced by any number of items, an extended one by exactly as many.
n = list(range(6))
n[1:3] = ["a", "b", "c"]
print(n)
n[0:0] = [9]
n[len(n):] = "xy"
print(n)
n[2:5] = []
print(n)
n[::2] = [0] * len(n[::2])
print(n)
n[:] = [1, 2, 3]
n[1:1] = range(3)
print(n)
del n[::2]
print(n)
del n[:]
print(n)
n = [1, 2, 3, 4]
for bad in [lambda: n.__setitem__(slice(None, None, 2), [1]), lambda: n.__setitem__(slice(0, 1), 5)]:
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(error)
