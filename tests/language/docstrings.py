# A string at the start is the docstring.
"""not the docstring: it isn't first"""


def f():
    """What f does."""


def g():
    pass


print(f.__doc__, g.__doc__, f.__name__, __doc__)
