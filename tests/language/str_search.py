# find, index, count, startswith, endswith, in.
s = "hello world, hello"
print(s.find("hello"), s.find("hello", 1), s.find("xyz"), s.rfind("hello"), s.index("world"), s.count("l"), s.count("hello"), s.count(""))
print(s.find("o", 5, 8), s.find(""), s.rfind("o", 0, 5), s.count("l", 4), s.rindex("o"))
print(s.startswith("hell"), s.endswith("lo"), s.startswith(("x", "h")), s.startswith("world", 6), s.endswith(("a", "b")))
print("world" in s, "World" in s, "" in s, "xyz" not in s)
for bad in [lambda: s.index("xyz"), lambda: s.rindex("xyz")]:
    try:
        bad()
    except ValueError as error:
        print(error)
try:
    1 in "abc"
except TypeError as error:
    print(error)
