# The name of the exception is deleted at the end of its clause.
error = "before"
try:
    raise ValueError("inside")
except ValueError as error:
    print(error)
try:
    print(error)
except NameError as problem:
    print(problem)


def keep():
    saved = None
    try:
        1 / 0
    except ZeroDivisionError as e:
        saved = e
    return saved


print(keep(), f"{keep()!r}")
