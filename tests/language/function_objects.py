# Functions are values.
def add(a, b):
    return a + b


def apply(function, *args):
    return function(*args)


operations = {"+": add, "-": lambda a, b: a - b, "max": max}
for name, function in operations.items():
    print(name, function(5, 3), apply(function, 1, 2))
print(add.__name__, (lambda: 0).__name__, callable(add), callable(5))
add.calls = 3
print(add.calls)
alias = add
print(alias is add, [f(2) for f in [lambda x: x + 1, lambda x: x * x]])
