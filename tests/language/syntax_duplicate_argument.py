# Parameter names are unique.
def f(a, b, a):
    pass
