# The failing line of a call that spans several lines.
def f(a, b):
    return a + b


value = f(
    1,
    "2",
)
