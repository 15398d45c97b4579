# list, tuple, set, dict, str of other things.
print(list("abc"), list((1, 2)), list({"a": 1}), list(range(3)), list())
print(tuple([1, 2]), tuple("ab"), tuple(), set([1, 1, 2]), set(), dict(), str(), bool())
print(dict([("a", 1), ("b", 2)]), dict(a=1, b=2), dict({"a": 1}, b=3), dict(zip("xy", [1, 2])))
print(str(12), str(1.50), str(None), str([1, "a"]), str("text"), str((1,)), str({"a": (1, 2)}))
for bad in [lambda: list(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: set(None), lambda: tuple(1.5), lambda: set([[]])]:
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
