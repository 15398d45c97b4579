# Attributes, methods, class attributes, self.
class Counter:
    """Counts."""

    step = 1
    made = []

    def __init__(self, start=0):
        self.value = start
        Counter.made.append(start)

    def up(self, n=None):
        self.value += self.step if n is None else n
        return self

    def __repr__(self):
        return f"Counter({self.value})"


a, b = Counter(), Counter(10)
a.up().up()
b.step = 5
b.up()
print(a, b, Counter.step, a.step, b.step, a.made, a.made is b.made, [a, b])
Counter.step = 100
print(a.up(), b.up(), Counter.up(a, 1), Counter.__name__, Counter.__doc__, isinstance(a, Counter))
bound = a.up
print(bound(1000).value, a.value)
a.extra = "added"
del a.extra
try:
    a.extra
except AttributeError as error:
    print(error)
try:
    Counter.nothing
except AttributeError as error:
    print(error)
for bad in [lambda: Counter(1, 2), lambda: a.up(1, 2), lambda: a()]:
    try:
        bad()
    except TypeError as error:
        print(error)
