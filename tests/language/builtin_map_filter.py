# Lazy: they run when the result is asked for.
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a"])))
print(list(filter(lambda n: n % 2, range(6))), sum(map(int, "123")), dict(map(lambda k: (k, len(k)), ["a", "bb"])))


def show(x):
    print("show", x)
    return x


lazy = map(show, [1, 2])
print("not yet")
for x in lazy:
    print("got", x)
