# Bools format as ints with an int spec; None takes no spec.
print(f"{True:d} {False:5} {True:>6} {True!s:>6} {1 == 1}")
try:
    print(f"{None:>5}")
except TypeError as error:
    print(error)
try:
    print(f"{[1]:5}")
except TypeError as error:
    print(error)
