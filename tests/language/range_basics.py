# Ranges know their length and members without making a list.
for r in [range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(5, 2), range(0, -5, -1), range(3, 4)]:
    print(r, len(r), list(r), sum(r))
print(3 in range(5), 5 in range(5), 4 in range(0, 10, 2), 5 in range(0, 10, 2), -1 in range(5), "a" in range(3))
r = range(10, 30, 5)
print(r[0], r[-1], r[1:], r[::-1], r == range(10, 26, 5), bool(range(0)))
print(10 ** 12 in range(10 ** 15), len(range(0, 10 ** 12, 7)))
for bad in [lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("3"), lambda: r[4], lambda: range()]:
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(f"{error!r}")
