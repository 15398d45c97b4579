"""json: options of both directions, classes of one's own, and what isn't JSON."""
import io
import json


class Point:
    def __init__(self, x):
        self.x = x


class Encoder(json.JSONEncoder):
    def default(self, o):
        return {"x": o.x} if isinstance(o, Point) else super().default(o)


CASES = [
    lambda: json.dumps({"b": [1, 2.5, None, True], "a": {"é": "\n\u20ac"}}), lambda: json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=2), lambda: json.dumps([1, [], {}, [2]], indent="\t"),
    lambda: json.dumps({"a": [1]}, separators=(",", ":")), lambda: json.dumps("é", ensure_ascii=False), lambda: json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), lambda: json.dumps({(1,): 2}), lambda: json.dumps({(1,): 2, "a": 1}, skipkeys=True),
    lambda: json.dumps(Point(3), cls=Encoder), lambda: json.dumps([Point(3)], default=vars), lambda: json.dumps({1, 2}), lambda: json.dumps(object), lambda: json.dumps(float("nan")), lambda: json.dumps(float("inf"), allow_nan=False),
    lambda: json.dumps(10**30), lambda: json.dumps([1e100, 0.1, -0.0, 1e-7]), lambda: json.dumps(()), lambda: json.dumps("a", nonsense=1),
    lambda: json.loads('{"a": [1, 2.0, "x\\u00e9\\n", null, true, false], "b": {}}'), lambda: json.loads("[1e3, -5, 123456789012345678901234567890]"), lambda: json.loads(b'{"a": 1}'), lambda: json.loads("  7  "),
    lambda: json.loads("[NaN, Infinity, -Infinity]"), lambda: json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), lambda: json.loads('{"b": 1, "a": 2}', object_pairs_hook=list), lambda: json.loads("[1.5, 2]", parse_float=str, parse_int=lambda t: t + "!"),
    lambda: json.loads('"\\ud83d\\ude00"'), lambda: json.load(io.StringIO("[1]")), lambda: json.JSONDecoder().raw_decode("[1] rest"), lambda: json.JSONDecoder().decode("[2]"), lambda: json.loads('{"a": 1, "a": 2}'),
    lambda: json.loads(""), lambda: json.loads("{"), lambda: json.loads("{'a': 1}"), lambda: json.loads('{"a" 1}'), lambda: json.loads('{"a": 1 "b": 2}'), lambda: json.loads("[1, 2"), lambda: json.loads("[1 2]"), lambda: json.loads("[1,]"),
    lambda: json.loads('"abc'), lambda: json.loads('"a\nb"'), lambda: json.loads('"\\x"'), lambda: json.loads('"\\u12"'), lambda: json.loads("nul"), lambda: json.loads("1 2"), lambda: json.loads('{"a": 1,}'), lambda: json.loads("\n\n  x"), lambda: json.loads(5), lambda: json.loads('{"a":\n [1,\n tru]}'),
]
for case in CASES:
    try:
        print(case())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
try:
    json.loads('{"a":\n x}')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, isinstance(error, ValueError))
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
out = io.StringIO()
json.dump({"a": 1}, out, indent=1)
print(out.getvalue())
