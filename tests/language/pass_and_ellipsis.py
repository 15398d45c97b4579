# Empty bodies.
def f(): pass
def g(): ...


if True:
    pass
print(f(), g(), ..., Ellipsis)
