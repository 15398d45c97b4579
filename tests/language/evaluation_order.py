# Operands left to right; a call's function first, then its arguments.
def at(n):
    print(n, end=" ")
    return n


at(1) + at(2) * at(3)
print()
[at(1), at(2), {at(3): at(4)}, (at(5), at(6))]
print()


def f(*args, **kwargs):
    print("called")


f(at(1), *[at(2)], key=at(3), **{"other": at(4)})
d = {}
d[at(1)] = at(2)
print(d)
at(3) < at(2) < at(1)
print()
