# Sequences backwards.
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), tuple(reversed(range(4))), list(reversed({"a": 1, "b": 2})))
try:
    reversed({1, 2})
except TypeError as error:
    print(error)
