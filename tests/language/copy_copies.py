import copy
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass


class Plain:
    def __init__(self, items):
        self.items = items


class Own:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Own(self.n + 1)

    def __deepcopy__(self, memo):
        return Own(self.n + 100)


class Slotted:
    __slots__ = ("a",)


class MyList(list):
    pass


a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
print(s, d, s[1] is a[1], d[1] is a[1])
p = Plain([1])
q, r = copy.copy(p), copy.deepcopy(p)
p.items.append(2)
print(q.items, r.items, type(r).__name__)
print(copy.copy(Own(1)).n, copy.deepcopy(Own(1)).n, copy.deepcopy([Own(5)])[0].n)
x = Slotted()
x.a = [1]
y = copy.deepcopy(x)
print(y.a, y.a is x.a, copy.copy(x).a is x.a)
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c[1] is loop)
m = MyList([1, [2]])
m.tag = {"t": 1}
n = copy.deepcopy(m)
print(type(n).__name__, n, n.tag, n[1] is m[1])
P = namedtuple("P", "x y")
print(copy.deepcopy(P(1, [2])), copy.copy((1, 2)), copy.deepcopy({1, 2}), copy.copy(frozenset([1])))
print(copy.deepcopy(deque([1, [2]], maxlen=5)), copy.copy(defaultdict(list, a=[1])), copy.deepcopy(OrderedDict(a=[1])))


@dataclass
class Data:
    xs: list


e = Data([1])
f = copy.deepcopy(e)
e.xs.append(2)
print(f, copy.copy(e).xs is e.xs)
print(copy.copy(None), copy.deepcopy(int), copy.copy(len) is len, copy.deepcopy("abc"))
err = copy.copy(ValueError("v"))
print(repr(err))
shared = [0]
both = copy.deepcopy([shared, shared])
print(both[0] is both[1])
from functools import partial
import operator
import pickle

p = copy.deepcopy(partial(operator.add, 1))
print(p(2), pickle.loads(pickle.dumps(partial(max, [1, 5])))(), operator.__add__(1, 2))
