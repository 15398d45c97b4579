# Wrong calls, in CPython's words.
def none():
    pass


def two(a, b):
    pass


def three(a, b=1, *, c):
    pass


def positional(a, /):
    pass


def default(a, b=2):
    pass


for bad in [
    lambda: none(1),
    lambda: two(),
    lambda: two(1),
    lambda: two(1, 2, 3),
    lambda: two(1, x=2),
    lambda: two(1, a=2),
    lambda: two(1, 2, **{"b": 3}),
    lambda: three(1),
    lambda: three(1, 2, 3, c=1),
    lambda: three(),
    lambda: positional(a=1),
    lambda: default(),
    lambda: default(1, 2, 3),
    lambda: default(1, 2, 3, 4),
    lambda: two(*5),
    lambda: two(**5),
    lambda: two(**{1: 2}),
    lambda: two(**{"a": 1}, **{"a": 2}),
    lambda: (lambda x: x)(),
]:
    try:
        bad()
    except TypeError as error:
        print(error)
