# __enter__ and __exit__: values, suppression, order.
class Resource:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return self.suppress


with Resource("a") as a, Resource("b") as b:
    print(a, b)
with Resource("quiet", suppress=True):
    raise ValueError("swallowed")
try:
    with Resource("outer"), Resource("inner"):
        raise KeyError("k")
except KeyError:
    print("came out")


def f():
    for n in range(3):
        with Resource(f"n{n}"):
            if n == 1:
                return "returned"


print(f())
try:
    with 5:
        pass
except TypeError as error:
    print(error)
