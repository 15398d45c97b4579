# They stop as soon as the answer is known.
def seen(x):
    print("seen", x)
    return x


print(any(map(seen, [0, 2, 3])), all(map(seen, [1, 0, 3])))
print(any([]), all([]), any([0, ""]), all([1, "a"]), any("a"), all([[]]))
