from collections import *
import collections, collections.abc as cabc
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); print(d, d.maxlen, len(d), d[0], d[-1], list(reversed(d)), 2 in d)
d = deque("abc"); d.rotate(1); print(d, d.popleft(), d.pop(), d); d.extend([5, 6, 7]); d.extendleft("xy"); print(d, d.index(5), d.count(5)); d.remove(5); d.insert(1, "i"); d.reverse(); print(d, d.copy(), d == deque(list(d)), d + deque([1]), d * 2 if len(d) < 3 else "", bool(deque()))
for bad in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[99], lambda: d.remove("zz"), lambda: d.index("zz"), lambda: deque(maxlen=-1), lambda: d["a"], lambda: [d.append(1) for _ in d]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
d[0] = "z"; del d[1]; print(d); d.clear(); print(d)
dd = defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dict(dd), "c" in dd, dd.get("c"), dd.default_factory, dd.copy(), defaultdict(int, {"q": 2}, r=3), defaultdict(lambda: 5)["x"])
try: defaultdict()["k"]
except KeyError as e: print(e)
try: defaultdict(3)
except TypeError as e: print(e)
n = defaultdict(lambda: defaultdict(int)); n["a"]["b"] += 1; print({k: dict(v) for k, v in n.items()})
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], sum(c.values()), c.total(), sorted(c.elements())[:4], Counter(a=3) + Counter(a=1, b=2), Counter(a=3) - Counter(a=1, b=2), Counter(a=1) | Counter(a=2), Counter(a=1) & Counter(a=2)); c.update("aa"); c.subtract("b"); print(c, Counter(a=1) == Counter(a=1, b=0), +Counter(a=-1, b=1), Counter({"x": 2}), Counter())
c = Counter(); c["x"] += 1; del c["nope"]; print(c)
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(o, o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, list(reversed(o)))
try: OrderedDict().popitem()
except KeyError as e: print(e)
P = namedtuple("P", "x y", defaults=[9]); p = P(1); print(p, p.x, p[1], P(y=2, x=1), p._replace(x=5), p._asdict(), P._make([3, 4]), P._fields, P._field_defaults, p == (1, 9), hash(p) == hash((1, 9)), P.__name__, isinstance(p, tuple), *p)
for bad in (lambda: P(), lambda: P(1, 2, 3), lambda: setattr(p, "x", 3), lambda: p._replace(q=1), lambda: P._make([1]), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"), lambda: namedtuple("Q", "_a"), lambda: p.zz):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(namedtuple("R", "a class b", rename=True)._fields, P.__doc__, P.x.__doc__)
class P3(namedtuple("P3", ["a", "b"])):
    __slots__ = ()
    def s(self): return self.a + self.b
    def __str__(self): return "P3!"
print(P3(1, 2).s(), P3(1, 2), repr(P3(1, 2)))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), m.new_child({"z": 1}), len(m), m.parents, list(m)); m["q"] = 1; print(m.maps)
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = U(a=1); u["b"] = 2; print(u, u["A"], len(u), list(u), "A" in u, u.get("zz", 0))
print(UserList([3, 1]) + [2], sorted(UserList([3, 1])), UserString("ab").upper() + "c")
for o_, k in (([], cabc.Sequence), ({}, cabc.Mapping), (set(), cabc.MutableSet), (iter([]), cabc.Iterator), ((x for x in ()), cabc.Generator), (len, cabc.Callable), (3, cabc.Hashable), ([], cabc.Hashable), ("", cabc.Iterable), (3, cabc.Iterable), ({}.keys(), cabc.KeysView), (range(3), cabc.Sequence), (deque(), cabc.MutableSequence), (defaultdict(int), cabc.MutableMapping)):
    print(isinstance(o_, k), end=" ")
print()
class L(cabc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return i * 10
print(list(L(3)), 20 in L(3), L(3).index(10), list(reversed(L(3))), L(3).count(0))
class Mp(cabc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mp = Mp(); mp.update(a=1, b=2); print(dict(mp), mp.pop("a"), mp.setdefault("z", 5), list(mp.items()), mp == {"b": 2, "z": 5}, "b" in mp, mp.get("n"))
try: cabc.Sequence()
except TypeError as e: print(e)
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
print(isinstance(It(), cabc.Iterator), issubclass(It, cabc.Iterable), cabc.Iterator, cabc.Mapping[str, int])
class St(cabc.Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
print(list(St("abc") & St("bcd")), list(St("ab") | St("c")), St("ab") <= St("abc"), list(St("abc") - St("a")), list(St("ab") ^ St("bc")))
