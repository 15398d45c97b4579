# Ordering different types is a TypeError, equality never is.
print(1 == "1", 1 != "1", [] == (), None == 0, "a" == ["a"])
for bad in [lambda: 1 < "1", lambda: [] > (), lambda: None <= 0, lambda: {} >= {}, lambda: sorted([1, "a"]), lambda: max(1, "a")]:
    try:
        bad()
    except TypeError as error:
        print(error)
