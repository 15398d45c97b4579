# Its variables are its own; the outermost iterable is evaluated outside.
n = "outer"
print([n for n in range(3)], n)
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])


def f(items):
    factor = 10
    return [x * factor for x in items if x < factor]


print(f([1, 20, 3]))
try:
    [undefined for x in [1]]
except NameError as error:
    print(error)
print([y := 5, y ** 2], [last := x for x in range(3)], last)
