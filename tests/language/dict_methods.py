# get, setdefault, pop, update, views.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", []), d)
print(d.pop("a"), d.pop("a", "gone"), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d.keys(), d.values(), d.items())
print({"a": 1} | {"a": 2, "b": 3}, {**d, "n": 0}, dict.fromkeys("ab", 0), dict.fromkeys([1]))
d |= {"x": 100}
copy = d.copy()
d.clear()
print(d, copy, list(copy.items())[0], sorted(copy), max(copy.values()), ("x", 100) in copy.items())
for bad in [lambda: d.pop("q"), lambda: d.popitem()]:
    try:
        bad()
    except KeyError as error:
        print(error)
