# Of one type or several; bool is an int.
for value in [1, True, 1.0, "s", [], (), {}, set(), None]:
    print(f"{value!r}", isinstance(value, int), isinstance(value, (str, list, tuple)), isinstance(value, (int, float)))
print(isinstance(ValueError("x"), Exception), isinstance(KeyError(), LookupError), isinstance(ValueError(), (KeyError, TypeError)))
try:
    isinstance(1, 5)
except TypeError as error:
    print(error)
