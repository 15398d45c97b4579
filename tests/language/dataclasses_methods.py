from dataclasses import *
from typing import ClassVar, List, Optional
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    count: ClassVar[int] = 3
    def norm(self): return self.x + self.y
print(P(1), P(1, 2) == P(1, 2), P(1) != P(2), P(1).norm(), P(1).tags, P.count, P.y)
for bad in (lambda: P(), lambda: P(1,2,3,4), lambda: P(1, z=2), lambda: hash(P(1)), lambda: P(1) < P(2)):
    try: print(bad())
    except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "q"
f = F(1); print(f, hash(f) == hash(F(1)), F(1) < F(2), sorted([F(2), F(1)]))
for bad in (lambda: setattr(f, "a", 2), lambda: delattr(f, "a"), lambda: setattr(f, "zz", 1)):
    try: bad()
    except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class B:
    n: int
    total: int = field(init=False, default=0)
    scale: InitVar[int] = 2
    def __post_init__(self, scale): self.total = self.n * scale
print(B(3), B(3, 5), replace(B(3), n=4, scale=10))
@dataclass
class C(P):
    z: str = "z"
    _: KW_ONLY = None
    k: int = 5
c = C(1, z="q", k=6); print(c, asdict(c), astuple(c), [f.name for f in fields(c)], is_dataclass(c), is_dataclass(C), is_dataclass(3))
@dataclass
class Nested:
    p: P
    ps: List[P]
    d: dict
print(asdict(Nested(P(1), [P(2)], {"a": P(3)})), Nested(P(1), [], {}))
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
s = S(1); print(s)
try: s.q = 1
except AttributeError as e: print(e)
print(hasattr(s, "__dict__"))
D = make_dataclass("D", ["x", ("y", int), ("z", int, field(default=5))], namespace={"dbl": lambda self: self.x * 2})
print(D(1, 2), D(1, 2).dbl())
print(P.__doc__, P.__match_args__, F.__eq__(F(1), 3))
match P(1, 2):
    case P(x, y): print(x, y)
@dataclass(eq=False)
class E: x: int = 0
print(E() == E(), E.__hash__ is object.__hash__)
@dataclass(repr=False, order=True)
class O:
    sort: int = field(compare=True)
    name: str = field(compare=False, default="", metadata={"k": 1})
print(O(1, "a") == O(1, "b"), O(1) <= O(2), fields(O)[1].metadata["k"], fields(O)[0].name)
print(fields(P)[1].name, fields(P)[1].default, fields(P)[1].type)
@dataclass(kw_only=True)
class K: a: int; b: int = 1
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class Node:
    v: int
    next: Optional["Node"] = None
n = Node(1); n.next = n; print(n)
