import functools
import inspect


def plain(a, b: int = 2, /, c=3, *args: str, d, e: float = 1.5, **kwargs) -> list[int]:
    """Doc of plain.

        indented
    """
    return []


async def coro(): ...


def gen():
    yield 1


async def agen():
    yield 1


class Base:
    """Base doc."""

    def __init__(self, x, y=1):
        self.x = x

    def method(self, a):
        """Method doc."""

    @staticmethod
    def static(a): ...

    @classmethod
    def make(cls, b): ...

    @property
    def prop(self): ...

    async def run(self): ...


class Child(Base):
    def method(self, a): ...


b = Base(1)
for f in (plain, coro, gen, b.method, Base.method, Base.static, Base.make, Base, Child, functools.partial(plain, 1, d=5), lambda *a, k=1: a):
    print(inspect.signature(f))
checks = ("isfunction", "ismethod", "isclass", "iscoroutinefunction", "isgeneratorfunction", "isasyncgenfunction", "isbuiltin", "isroutine", "iscoroutine", "isawaitable", "isgenerator", "isasyncgen", "ismodule", "isabstract")
c, g, ag = coro(), gen(), agen()
for name, obj in {"plain": plain, "coro": coro, "gen": gen, "agen": agen, "c": c, "g": g, "ag": ag, "Base": Base, "bm": b.method, "run": b.run, "len": len, "append": [].append, "inspect": inspect, "partial": functools.partial(coro)}.items():
    print(name, [check for check in checks if getattr(inspect, check)(obj)])
print(inspect.getcoroutinestate(c), inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g))
c.close()
g.close()
print(inspect.getcoroutinestate(c), inspect.getgeneratorstate(g))
print(inspect.getdoc(plain), inspect.getdoc(Child), inspect.getdoc(Child(1).method), inspect.cleandoc("  a\n    b\n"))
print([n for n, _ in inspect.getmembers(b) if not n.startswith("__")], [n for n, _ in inspect.getmembers(Base, inspect.isfunction)])
s = inspect.signature(plain)
for p in s.parameters.values():
    print(p.name, p.kind, p.default if p.default is not p.empty else "-", p.kind.description)
bound = s.bind(1, 5, d=7, z=9)
print(bound, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound.arguments)
for wrong in (lambda: s.bind(), lambda: s.bind(1), lambda: inspect.signature(gen).bind(3), lambda: inspect.signature(Base).bind(1, q=2), lambda: inspect.signature(3)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(e)
print(inspect.getfullargspec(plain))
print(inspect.getsource(gen), inspect.getsourcelines(Child)[1], inspect.getsource(Child.method))


@functools.wraps(plain)
def wrapper(*args, **kwargs): ...


print(inspect.signature(wrapper) == s, inspect.unwrap(wrapper) is plain, inspect.getmro(Child))
print(inspect.Parameter("q", inspect.Parameter.KEYWORD_ONLY, default=3), repr(s.parameters["b"]), s.return_annotation)
print(inspect.getattr_static(b, "prop") is Base.__dict__["prop"], inspect.isdatadescriptor(Base.__dict__["prop"]))


def outer():
    return inner()


def inner():
    return [(f.function, f.lineno - f.frame.f_code.co_firstlineno, f.code_context[0].strip()) for f in inspect.stack()][:2], inspect.currentframe().f_code.co_name


print(outer()[0], outer()[1], inspect.getframeinfo(inspect.currentframe()).function)
