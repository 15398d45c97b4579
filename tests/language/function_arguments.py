# Positional, keyword, star and double star; keyword-only and positional-only.
def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2], **{"c": 3}), f(c=1, a=2))


def g(a, /, b, *, c=0):
    return a, b, c


print(g(1, 2), g(1, b=2, c=3))


def everything(*args, **kwargs):
    return args, kwargs


print(everything(), everything(1, *[2, 3], 4, x=1, **{"y": 2}), everything(*"ab", **{}))
args = (1, 2)
print(everything(*args, *args), everything(**{"a": 1}, **{"b": 2}))
