# Lazy, one pass.
squares = (n * n for n in range(4))
print(sum(squares), sum(squares), max(n for n in [3, 9, 2]), ",".join(str(n) for n in range(3)))


def show(n):
    print("show", n)
    return n


lazy = (show(n) for n in range(3))
print("not yet")
for n in lazy:
    if n == 1:
        break
print(list(lazy), any(n > 1 for n in range(5)), dict((k, 1) for k in "ab"))
