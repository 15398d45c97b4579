# Over keys, values, items; in the order of insertion; not while it changes size.
ages = {"Ann": 30, "Bob": 25}
for name in ages:
    print(name, ages[name])
for name, age in ages.items():
    ages[name] = age + 1
print(ages)
for i, (name, age) in enumerate(sorted(ages.items(), key=lambda item: item[1])):
    print(i, name, age)
keys = ages.keys()
ages["Cleo"] = 20
print(list(keys), len(keys), list(ages.values()))
try:
    for name in ages:
        ages[name + "!"] = 0
except RuntimeError as error:
    print(error)
print({v: k for k, v in {"a": 1, "b": 2}.items()})
counts = {}
for c in "banana":
    counts[c] = counts.get(c, 0) + 1
print(counts)
nested = {"x": {"y": {"z": 1}}}
nested["x"]["y"]["w"] = [1]
print(nested)
