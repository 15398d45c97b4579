# Assignment shares, slicing and copy() copy one level.
a = [1, [2]]
b = a
c = a[:]
d = a.copy()
b.append(3)
c[1].append("shared")
print(a, b, c, d, a is b, a is c)


def grow(items):
    items.append("grown")
    items = ["new"]
    return items


print(grow(a), a)
