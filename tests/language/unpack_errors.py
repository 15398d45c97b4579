# Too many, too few, not iterable.
for values in [[1], [1, 2, 3], "", range(5), 7, None]:
    try:
        a, b = values
    except (ValueError, TypeError) as error:
        print(f"{error!r}")
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)
