import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name})"

    def hello(self):
        return f"hello {self.name}"


n = Node("a")
r = weakref.ref(n)
print(r(), r() is n, weakref.ref(n) is r, weakref.getweakrefcount(n), r == weakref.ref(n), hash(r) == hash(n))
watched = weakref.ref(n, lambda dead: print("callback", dead() is None, dead is watched))
del n
print(r(), "dead" in repr(r))
for value in (1, "s", (1,), [1], {}, None):
    try:
        weakref.ref(value)
    except TypeError as e:
        print(e)

values = weakref.WeakValueDictionary()
a, b = Node("a"), Node("b")
values["a"], values["b"] = a, b
print(len(values), sorted(values), values["a"], "b" in values, values.get("z"))
del b
print(len(values), list(values.items()))
keys = weakref.WeakKeyDictionary()
k = Node("k")
keys[k] = 1
print(keys[k], k in keys, len(keys))
del k
print(len(keys))
items = weakref.WeakSet([a])
t = Node("t")
items.add(t)
print(len(items), t in items)
del t
print(len(items), list(items))

p = weakref.proxy(a)
print(p.name, p.hello(), p)
p.name = "changed"
print(a.name)
m = weakref.WeakMethod(a.hello)
print(m()())
fin = weakref.finalize(a, print, "finalized", 1)
print(fin.alive)
del a
print(fin.alive, m())
try:
    p.name
except ReferenceError as e:
    print(e)


class Parent:
    def __init__(self):
        self.children = []

    def __del__(self):
        print("parent dies")


class Kid:
    def __init__(self, parent):
        self.parent = weakref.ref(parent)


parent = Parent()
parent.children.append(Kid(parent))
kid = parent.children[0]
del parent
print(kid.parent())
at_end = Node("z")
weakref.finalize(at_end, print, "finalized at exit")
