# What int() refuses, and in which words.
for bad in ["", "12a", "1.5", "one", " ", "1__0", "--1"]:
    try:
        int(bad)
    except ValueError as error:
        print(error)
for bad in [lambda: int([]), lambda: int(None), lambda: int("z", 10), lambda: int(float("inf")), lambda: int(float("nan")), lambda: int("1", 99)]:
    try:
        bad()
    except (TypeError, ValueError, OverflowError) as error:
        print(f"{error!r}")
