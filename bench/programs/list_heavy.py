# Lists: a sieve, appends, indexing, slices, comprehensions, sorting.
def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return [i for i, prime in enumerate(flags) if prime]


def bubble(values):
    for end in range(len(values) - 1, 0, -1):
        for i in range(end):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]
    return values


primes = sieve(700_000)
numbers = [(i * 7919) % 10_007 for i in range(900)]
assert bubble(numbers[:]) == sorted(numbers)
stack = []
for i in range(500_000):
    stack.append(i)
    if i % 3 == 0:
        stack.pop()
print(len(primes), len(stack), sum(stack[::1000]))
