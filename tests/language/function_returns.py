# No return means None; several values are a tuple.
def nothing():
    pass


def bare():
    return


def many():
    return 1, 2


def early(n):
    for i in range(10):
        if i == n:
            return f"found {i}"
    return "not found"


print(nothing(), bare(), many(), early(3), early(30))
a, b = many()
print(a + b)
