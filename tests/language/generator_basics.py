# yield: lazily, one value at a time.
def count(n):
    print("begin")
    for i in range(n):
        yield i
        print("after", i)
    return "ignored by for"


for i in count(2):
    print("got", i)
g = count(2)
print(next(g), next(g), next(g, "exhausted"))


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, 4]], 5])))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for n in fibonacci():
    if n > 50:
        break
    print(n, end=" ")
print()
