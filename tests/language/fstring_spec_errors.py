# What a spec can't do.
for value, spec in [(1.5, "d"), ("a", "d"), (1, "s"), ("a", ".2f"), (1, "z"), ("a", "+"), (1, ".2d"), (3.5, "x"), ("a", ","), (1, "10q"), ("a", "=5"), (1, ",c"), (300, "yy")]:
    try:
        print(f"{value:{spec}}")
    except ValueError as error:
        print(f"{spec:>4}: {error}")
