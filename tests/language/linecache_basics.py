"""linecache: lines of the program itself and of other files."""
import linecache
import os

print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 1000)), repr(linecache.getline("missing.py", 1)))
with open("other.txt", "w") as file:
    file.write("one\ntwo\nthree")
print(linecache.getlines("other.txt"), repr(linecache.getline("other.txt", 3)), repr(linecache.getline("other.txt", 0)))
with open("other.txt", "w") as file:
    file.write("changed and longer\n")
print(repr(linecache.getline("other.txt", 1)))
linecache.checkcache("other.txt")
print(repr(linecache.getline("other.txt", 1)), sorted(os.path.basename(name) for name in linecache.cache))
os.remove("other.txt")
linecache.checkcache()
print(repr(linecache.getline("other.txt", 1)), sorted(os.path.basename(name) for name in linecache.cache))
linecache.clearcache()
print(linecache.cache, linecache.getlines("<string>"))
