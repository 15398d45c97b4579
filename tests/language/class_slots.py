class Point:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = Point(1)
for attempt in (lambda: p.y, lambda: setattr(p, "z", 3), lambda: p.__dict__, lambda: delattr(p, "y"), lambda: Point.x.__get__(5)):
    try:
        print(attempt())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
p.y = 2
print(p.x, p.y, Point.x, Point.__slots__, hasattr(p, "__dict__"))
del p.x
print(hasattr(p, "x"))


class Named(Point):  # without __slots__: instances have a dict
    pass


n = Named(5)
n.extra = 7
print(n.x, n.extra, n.__dict__)


class Wider(Point):
    __slots__ = "z"


w = Wider(1)
w.z = [3]
print(w.x, w.z, [c.__name__ for c in Wider.__mro__])


class Private:
    __slots__ = ("__secret", "__dict__")

    def __init__(self):
        self.__secret = 1
        self.free = 2


print(Private()._Private__secret, Private().__dict__)


class Other:
    __slots__ = ("q",)


for make in (lambda: type("Both", (Point, Other), {}), lambda: type("C", (), {"__slots__": ("a",), "a": 1}),
             lambda: type("I", (int,), {"__slots__": ("a",)}), lambda: type("N", (), {"__slots__": (1,)})):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Loud:
    def __del__(self):
        print("dies")


holder = Point(Loud())
del holder
print("gone")
