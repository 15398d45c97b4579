# Strings are sequences of one-character strings.
for c in "héy":
    print(c, ord(c), chr(ord(c) + 1))
print(list("abc"), sorted("hello"), "a" * 3, 2 * "xy", "a" * 0, "a" * -1, "ab" + "cd", max("hello"), "b" > "a")
print([c.upper() for c in "abc" if c != "b"], {c: "hello".count(c) for c in "hello"})
