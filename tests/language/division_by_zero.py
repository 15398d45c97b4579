# Every division by zero has its own words.
for bad in [lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0 ** -1, lambda: 0.0 ** -1]:
    try:
        bad()
    except ZeroDivisionError as error:
        print(error)
