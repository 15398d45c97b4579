# Operators on one's own class.
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __str__(self):
        return f"<{self.x} {self.y}>"

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, n):
        return Vector(self.x * n, self.y * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return self.x < other.x

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __contains__(self, value):
        return value in (self.x, self.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __call__(self, z):
        return self.x + self.y + z

    def __neg__(self):
        return Vector(-self.x, -self.y)


a, b = Vector(1, 2), Vector(3, 4)
print(a, f"{a!r}", a + b, a * 2, 3 * a, a == Vector(1, 2), a != b, a < b, sorted([b, a]), len(a), a[1], 2 in a, -a)
print(bool(Vector(0, 0)), a(10), list(a), [*b], max(a, b))
