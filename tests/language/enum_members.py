from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def hi(self): return f"hi {self.name}"
print(list(Color), Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, Color.RED.hi(), len(Color), Color.RED in Color)
print(Color.__members__, Color, f"{Color.RED}", f"{Color.RED:>12}|", Color.RED == 1, Color.RED.value, hash(Color.RED) == hash("RED"))
for bad in (lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: setattr(Color, "RED", 3), lambda: setattr(Color.RED, "value", 3), lambda: Color.RED < Color.GREEN):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class P(IntEnum):
    LOW = 1; HIGH = 10
print(P.LOW < P.HIGH, P.LOW + 1, P.LOW, repr(P.LOW), f"{P.HIGH}", f"{P.HIGH:05d}", "%d %s" % (P.LOW, P.LOW), sorted(P, reverse=True), [1,2][P.LOW], isinstance(P.LOW, int))
class S(StrEnum):
    A = auto(); B_C = auto(); D = "dd"
print(S.A, repr(S.A), S.B_C.value, S("dd"), S.A == "a", f"{S.D:>5}", S.A.upper())
class Str2(str, Enum):
    X = "x"
print(Str2.X, repr(Str2.X), f"{Str2.X}", Str2.X == "x", Str2.X.value, "a" + Str2.X)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(list(Perm), Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.RW, Perm.R in Perm.RW, ~Perm.R, Perm(0), repr(Perm(0)), bool(Perm(0)), Perm.R & Perm.W, Perm.RW ^ Perm.R, list(Perm.RW), Perm.X.value, len(Perm.RW))
try: Perm(64)
except ValueError as e: print(e)
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 8, repr(IF.A|8), IF(3), IF.A + 1, repr(~IF.A))
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def density(self): return round(self.mass / self.radius, 2)
    @classmethod
    def first(cls): return cls.EARTH
    @staticmethod
    def s(): return 1
print(Planet.EARTH.mass, Planet.MARS.density, Planet.first(), Planet((6.4, 3.3)), Planet.s())
class Base(Enum):
    def describe(self): return self.name.lower()
class Sub(Base):
    ONE = 1
print(Sub.ONE.describe())
try:
    class Bad(Color): pass
except TypeError as e: print(e)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
try:
    @unique
    class U(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "a" else None
print(M("a"))
try: M("b")
except ValueError as e: print(e)
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower()
    N = auto(); E = auto()
print([m.value for m in Auto], Auto.N.name)
An = Enum("An", "ANT BEE"); print(list(An), An.ANT.value); print(list(Enum("Z", {"a": 5, "b": 6})), An)
class Op(Enum):
    ADD = member(lambda a, b: a + b) if False else "+"
    def __call__(self, a, b): return a + b
print(Op.ADD(1, 2), {Color.RED: 1}[Color.RED])
class Ordered(Enum):
    A = 1; B = 2
    def __lt__(self, o): return self.value < o.value
    def __str__(self): return f"<{self.value}>"
print(sorted([Ordered.B, Ordered.A]), str(Ordered.A), f"{Ordered.B}", max(Ordered, key=lambda m: m.value))
match Color.RED:
    case Color.GREEN: print("g")
    case Color.RED: print("r")
print(dir(Color)[-6:], Color.RED.__class__, type(Color.RED), isinstance(Color.RED, Color), Color.__doc__, Color.RED.name)
