# What counts as false.
for value in [0, 1, 0.0, -0.0, 0.1, "", "0", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, True, False, range(0), range(1)]:
    print(f"{value!r}", bool(value), "yes" if value else "no")
