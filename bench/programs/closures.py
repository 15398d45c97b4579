# Functions as values: closures, lambdas, map, filter, sorted with a key, star arguments.
def counter(step):
    count = 0

    def advance(times=1, *, bonus=0):
        nonlocal count
        count += step * times + bonus
        return count

    return advance


advance = counter(3)
for i in range(700_000):
    advance(i & 3, bonus=1)


def spread(*args, **options):
    return len(args) + len(options)


total = sum(map(lambda x: x * 2, filter(lambda x: x % 3, range(600_000))))
rows = sorted(((i * 7919) % 100_003, i) for i in range(60_000))
rows.sort(key=lambda row: -row[1])
for i in range(200_000):
    total += spread(*(i, i), a=i)
print(advance(), total, rows[0])
