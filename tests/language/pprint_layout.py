import pprint
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from types import SimpleNamespace

data = {"name": "x" * 30, "numbers": list(range(30)), "nested": {"b": (1, 2), "a": [{"k": "v" * 40}, {"z": None}]}}
pprint.pprint(data)
pprint.pprint([1, 2, 3])
pprint.pprint(data, width=40, indent=2)
pprint.pprint(data, depth=1)
pprint.pprint(list(range(50)), compact=True)
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
pprint.pp({"b": 1, "a": 2})
print(pprint.pformat({3, 1, 2}), pprint.pformat("word " * 30))
pprint.pprint(("a" * 50, "b" * 50))
pprint.pprint(OrderedDict([("key%d" % i, "value" * 4) for i in range(4)]))
pprint.pprint(defaultdict(list, {i: ["v" * 20] for i in range(4)}))
pprint.pprint(Counter("mississippi" * 3 + "abcdefghijklmnop"))
pprint.pprint(deque(["item" * 8 for _ in range(4)], maxlen=9))
pprint.pprint(SimpleNamespace(first="a" * 40, second="b" * 40))


@dataclass
class D:
    one: str
    two: list


pprint.pprint(D("q" * 50, list(range(30))))
pprint.pprint({"a": {1, 2}, "text": "line one\nline two\n" + "long " * 20})
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable([1]), pprint.saferepr({"b": 1, "a": [2]}))
