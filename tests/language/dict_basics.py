# Literals, access, order of insertion, membership by key.
d = {"b": 1, "a": 2, 3: "three", (1, 2): None}
print(d, len(d), d["a"], d[3], d[1, 2], "a" in d, 1 in d, {})
d["c"] = 5
d["b"] = 9
del d["a"]
d["a"] = 7
print(d, list(d), d == {"a": 7, "c": 5, "b": 9, 3: "three", (1, 2): None})
print({1: "a", True: "b", 1.0: "c"}, {"x": 1, "x": 2})
for bad in ["zz", 99, (1,)]:
    try:
        d[bad]
    except KeyError as error:
        print(error, f"{error!r}")
for bad in [lambda: {[]: 1}, lambda: {{}: 1}, lambda: d[[]], lambda: {set(): 1}]:
    try:
        bad()
    except TypeError as error:
        print(error)
