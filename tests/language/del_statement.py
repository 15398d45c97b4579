# del of names, items and slices.
x = 1
del x
try:
    x
except NameError as error:
    print(error)
items = list(range(8))
del items[0], items[-1]
del items[1:3]
print(items)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zz"]
except KeyError as error:
    print(error)
