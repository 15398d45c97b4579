"""What a forked process and messages have of slots, attributes and classes derived from built-in types."""
import dataclasses
import datetime
import decimal
import enum
import fractions
import multiprocessing as mp
import pathlib
import re
import uuid
from array import array
from collections import Counter, OrderedDict, defaultdict, deque


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Solid(Point):
    __slots__ = ("z",)


@dataclasses.dataclass(slots=True)
class Item:
    name: str
    tags: list = dataclasses.field(default_factory=list)


class Level(enum.IntEnum):
    LOW = 1


class Text(str):
    pass


class Number(float):
    pass


class Count(int):
    pass


class Raw(bytes):
    pass


class Row(list):
    pass


class Table(dict):
    pass


class Groups(defaultdict):
    pass


class Pair(tuple):
    pass


class Bag(set):
    pass


OWN = (Point, Item, Level, Text, Number, Count, Raw, Row, Table, Groups, Pair, Bag)
solid = Solid(1, [2])
solid.z = 3
text, row, table = Text("text"), Row([1, 2]), Table(a=1)
text.note = row.note = table.note = ["note"]
groups, lines = defaultdict(list, a=[1]), deque([[1]])
things = [
    Point(1, [2]), solid, Item("tea", ["hot"]), Level.LOW, text, Number(2.5), Count(3), Raw(b"raw"), row, table,
    Groups(list, {"a": [1]}), Pair((1, 2)), Bag([1]), defaultdict(int, x=1), Counter("aab"), OrderedDict(z=1), deque([1, 2], maxlen=2),
    datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1, 12), datetime.timedelta(1), decimal.Decimal("1.5"),
    fractions.Fraction(1, 3), uuid.UUID(int=5), pathlib.Path("a/b"), re.compile("a+"), array("i", [1, 2]),
]


def show(thing):
    print(repr(thing), type(thing).__name__, isinstance(thing, OWN), getattr(thing, "note", None), getattr(thing, "z", None))


def forked():
    for thing in things:
        show(thing)
    things[0].y.append("child's")
    text.note.append("child's")
    groups["a"].append("child's")
    groups["new"].append("child's")
    lines[0].append("child's")
    print(things[0], text.note, Level.LOW is things[3], groups, lines)


def received(pipe):
    for thing in iter(pipe.recv, None):
        show(thing)


if __name__ == "__main__":
    process = mp.Process(target=forked)
    process.start()
    process.join()
    print(process.exitcode, things[0], text.note, groups, lines)
    here, there = mp.Pipe()
    process = mp.Process(target=received, args=(there,))
    process.start()
    for thing in [*things, None]:
        here.send(thing)
    process.join()
    with mp.Pool(2) as pool:
        print(pool.map(repr, things[:3]), pool.apply(Item, ("milk",)))
