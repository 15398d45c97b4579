# Index, value and type errors of lists.
items = [1, 2, 3]
for bad in [
    lambda: items[3],
    lambda: items[-4],
    lambda: items["a"],
    lambda: items[1.0],
    lambda: items.remove(9),
    lambda: items.index(9),
    lambda: [].pop(),
    lambda: items.pop(7),
    lambda: items.append(),
    lambda: items.nothing,
    lambda: items + 1,
    lambda: [1, "a"].sort(),
    lambda: items.extend(5),
    lambda: items[::0],
]:
    try:
        bad()
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(f"{error!r}")
try:
    items[3] = 4
except IndexError as error:
    print(error)
try:
    del items[3]
except IndexError as error:
    print(error)
