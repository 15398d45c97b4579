# Generators: pipelines, yield from, send, generator expressions.
def numbers(n):
    for i in range(n):
        yield i


def evens(source):
    for i in source:
        if i % 2 == 0:
            yield i


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count


average = averager()
next(average)
for value in evens(numbers(1_000_000)):
    last = average.send(value)
print(last, sum(tree(15)), sum(x * x for x in numbers(600_000)))
