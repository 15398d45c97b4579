"""inspect: frames, tracebacks, closures, where attributes come from."""
import inspect
import types

LIMIT = 3


def outer(a, b=2, *rest, c, **more):
    total = a + b
    frame = inspect.currentframe()
    info = inspect.getargvalues(frame)
    print(info.args, info.varargs, info.keywords, info.locals["total"])
    print(inspect.formatargvalues(info.args, info.varargs, info.keywords, info.locals))
    print(isinstance(frame, types.FrameType), inspect.isframe(frame), inspect.getlineno(frame) > 0)

    def inner(x):
        return missing + total + LIMIT + len(rest) + x  # noqa: F821
    return inner


inner = outer(1, 5, 6, c=7, d=8)
print(inspect.getclosurevars(inner))
print(inspect.getargs(outer.__code__))
try:
    inner(1)
except NameError:
    for each in inspect.trace():
        print(each.function, each.lineno, each.code_context, each.index)


class Base:
    shared = 1

    def method(self):
        pass

    @staticmethod
    def static():
        pass


class Derived(Base):
    @classmethod
    def make(cls):
        pass

    @property
    def value(self):
        return 1


for attribute in inspect.classify_class_attrs(Derived):
    if not attribute.name.startswith("__"):
        print(attribute.name, attribute.kind, attribute.defining_class.__name__)
print(inspect.getclasstree([Base, Derived]))
lines, index = inspect.findsource(outer)
print(lines[index], inspect.getblock(lines[index:])[-1], inspect.indentsize("\t  x"), inspect.getmodulename("/a/b.py"))
print(inspect.ismethodwrapper("".__str__), inspect.CO_VARARGS, inspect.GEN_CREATED)
for wrong in (lambda: inspect.getclosurevars(len), lambda: inspect.getargs(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(types.FrameType, types.FrameType is type(inspect.currentframe()), sorted(types.__all__))
