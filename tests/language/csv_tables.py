"""csv: reading and writing, quoting, dialects, dicts, errors."""
import csv
import io


def rows(text, **options):
    return list(csv.reader(text.splitlines(keepends=True), **options))


def written(rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


CASES = [
    lambda: rows('a,b,"c,d"\n1,"say ""hi""",\n\n,,\n'), lambda: rows('"two\nlines",x\n'), lambda: rows("a;b\n'c;d';e\n", delimiter=";", quotechar="'"), lambda: rows("a, b, \"c\"\n", skipinitialspace=True),
    lambda: rows("a\\,b,c\n", escapechar="\\"), lambda: rows("1,2.5,\"x\"\n", quoting=csv.QUOTE_NONNUMERIC), lambda: rows("a\tb\n", dialect="excel-tab"), lambda: rows('a"b,c"d\n'), lambda: rows('"a"b,c\n'), lambda: rows("x\r\ny\r\n"), lambda: rows('""\n"",""\n'),
    lambda: written([["a", 1, 2.5, None, 'q"q', "x,y", "l\nl", ""], [""], []]), lambda: written([["a", 1]], quoting=csv.QUOTE_ALL), lambda: written([["a", 1, "b"]], quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"),
    lambda: written([["a,b"]], quoting=csv.QUOTE_NONE), lambda: written([["a,b", "c"]], quoting=csv.QUOTE_NONE, escapechar="\\"), lambda: written([["a", "b"]], delimiter="|"), lambda: written([["a'b"]], quotechar="'"), lambda: written([5]),
    lambda: list(csv.DictReader(io.StringIO("name,age\nann,5\nbob\ncid,1,2\n"))), lambda: csv.DictReader(io.StringIO("a,b\n")).fieldnames, lambda: list(csv.DictReader(io.StringIO("1,2\n"), fieldnames=["x", "y"])),
    lambda: written([["a\\b", 'q"', "x,y"]], escapechar="\\"), lambda: written([['q"q']], doublequote=False), lambda: written([['q"q']], doublequote=False, escapechar="\\"), lambda: rows("a\\\nb,c\n", escapechar="\\"),
    lambda: csv.list_dialects(), lambda: csv.get_dialect("nope"), lambda: csv.reader([], delimiter="ab"), lambda: rows("a,b", nonsense=1), lambda: list(csv.reader([b"x"])),
]
for case in CASES:
    try:
        print(repr(case()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
out = io.StringIO()
writer = csv.DictWriter(out, ["a", "b"], restval="-")
writer.writeheader()
writer.writerow({"a": 1, "b": 2})
writer.writerows([{"a": 3}])
try:
    writer.writerow({"c": 1})
except ValueError as error:
    print(error)
print(repr(out.getvalue()))
with open("t.csv", "w", newline="") as file:
    csv.writer(file).writerow(["x", 1])
with open("t.csv", newline="") as file:
    print(list(csv.reader(file)))
