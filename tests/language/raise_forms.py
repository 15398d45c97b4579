# raise a class or an instance; re-raise; nothing to re-raise.
for thing in [ValueError, ValueError("with message"), ValueError(1, 2), KeyError("k"), Exception(), OSError(2, "No such file")]:
    try:
        raise thing
    except Exception as error:
        print(f"{error!r} | {error} | {error.args}")
try:
    try:
        raise IndexError("again")
    except IndexError:
        raise
except IndexError as error:
    print("re-raised", error)
try:
    raise
except RuntimeError as error:
    print(error)
for bad in [5, "text", None, int]:
    try:
        raise bad
    except TypeError as error:
        print(error)
