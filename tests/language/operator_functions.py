import operator as op

print(op.itemgetter(1)([1,2]), op.itemgetter(0,2)("abc"), op.attrgetter("real")(3), op.methodcaller("split","-")("a-b"), op.itemgetter(1))
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "and_", "xor", "lt", "ge", "eq", "ne"):
    print(name, getattr(op, name)(13, 3), end=" ")
print()
print(op.neg(3), op.not_([]), op.truth("x"), op.contains([1], 1), op.countOf("aab", "a"), op.indexOf("abc", "c"))
print(op.getitem([1, 2], 0), op.iadd([1], [2]), op.concat("a", "b"), op.iconcat([1], (2,)), op.is_(None, None), op.abs(-2), op.index(True))
print(sorted(["bb", "a"], key=op.methodcaller("__len__")), op.attrgetter("real", "imag")(5), op.length_hint(iter([1, 2]), 7))
for wrong in (lambda: op.itemgetter(), lambda: op.itemgetter(1)(5), lambda: op.attrgetter(3), lambda: op.attrgetter("zz")(5)):
    try:
        wrong()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
