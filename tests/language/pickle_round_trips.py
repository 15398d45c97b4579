"""pickle: what comes back equals what went in; what can't be pickled says so."""
import io
import pickle
import threading


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return vars(self) == vars(other)

    def norm(self):
        return self.x + self.y


class Slotted:
    __slots__ = ("a",)


class Stateful:
    def __init__(self):
        self.lock, self.value = threading.Lock(), 5

    def __getstate__(self):
        return {"value": self.value}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n * 2,)


class Words(list):
    pass


class Table(dict):
    pass


class Problem(Exception):
    def __init__(self, message, code):
        super().__init__(message, code)
        self.code = code


def function():
    return "called"


def back(value):
    return pickle.loads(pickle.dumps(value))


VALUES = [None, True, 0, -1, 255, -256, 10**40, -10**40, 1.5, "é\n", b"\x00", (), (1, (2,)), [], [1, [2]], {"a": {"b": 1}}, {1, 2}, frozenset([3]), Ellipsis, int, Point, function, len,
          Point(1, [2]), range(3), slice(1, 2)]
for value in VALUES:
    try:
        print(back(value) == value, end=" ")
    except Exception as error:
        print(type(error).__name__, error)
print()
shared = [1]
pair = back([shared, shared])
print(pair[0] is pair[1], back(Point(1, 2)).norm(), back(Point(3, 4).norm)(), back([].append) is not None)
loop = [1]
loop.append(loop)
again = back(loop)
print(again[1] is again)
slotted = Slotted()
slotted.a = 7
print(back(slotted).a, vars(back(Stateful())), back(Reduced(4)).n, back(Words([1, 2])), back(Table(a=1)), type(back(Words())).__name__)
problem = back(Problem("bad", 3))
print(repr(problem), problem.code, repr(back(ValueError("x"))))
file = io.BytesIO()
pickle.dump([1], file)
pickle.dump({"two": 2}, file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
for bad in (lambda: pickle.load(file), lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(x for x in ()), lambda: pickle.loads("text"), lambda: pickle.loads(b"")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


def local():
    class Inner:
        pass

    return Inner()


try:
    pickle.dumps(local())
except AttributeError as error:
    print(error)
print(issubclass(pickle.PicklingError, Exception), pickle.HIGHEST_PROTOCOL)
