# Unsupported operands, in CPython's words.
five, none, text = 5, None, "abc"
for bad in [
    lambda: 1 + "1",
    lambda: "1" + 1,
    lambda: [1] + (2,),
    lambda: (1,) + [2],
    lambda: None + 1,
    lambda: {} + {},
    lambda: "a" - "b",
    lambda: "a" * "b",
    lambda: [1] * 1.5,
    lambda: -"a",
    lambda: ~1.5,
    lambda: 1.5 << 2,
    lambda: 1.5 & 1,
    lambda: len(5),
    lambda: five[0],
    lambda: none(),
    lambda: text(),
    lambda: 3 in 5,
    lambda: [*5],
    lambda: none["a"],
]:
    try:
        bad()
    except TypeError as error:
        print(error)
