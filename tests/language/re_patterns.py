"""re: matching, groups, substitution, splitting, flags, texts of objects and errors."""
import re


def show(value):
    if isinstance(value, re.Match):
        return f"{value!r} groups={value.groups()} last={value.lastindex}/{value.lastgroup}"
    return repr(value)


CASES = [
    lambda: re.match(r"(\w+) (\w+)", "Isaac Newton, physicist"),
    lambda: re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-02-29").groupdict(),
    lambda: re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-02-29"),
    lambda: re.fullmatch(r"a|ab", "ab"),
    lambda: re.fullmatch(r"\d+", "12a"),
    lambda: re.findall(r"\b\w", "the quick brown fox"),
    lambda: re.findall(r"(\w)(\d)?", "a1b"),
    lambda: re.findall(r"x*", "axb"),
    lambda: [found.span() for found in re.finditer(r"\d+", "1 22 333")],
    lambda: re.split(r"[,;]\s*", "a, b;c,d", maxsplit=2),
    lambda: re.split(r"(-)|(\+)", "1-2+3"),
    lambda: re.split(r"x*", "axbc"),
    lambda: re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"),
    lambda: re.sub(r"(?P<a>\d)", r"<\g<a>\g<1>\g<0>>", "a1b2"),
    lambda: re.sub(r"\d+", lambda found: str(int(found[0]) * 2), "1 22 333", count=2),
    lambda: re.sub("x*", "-", "abxd"),
    lambda: re.subn("[aeiou]", "", "education"),
    lambda: re.sub("a", "\\n\\t\\\\", "bab"),
    lambda: re.compile(r"^\s*#.*$", re.MULTILINE).findall("# one\nx\n  # two"),
    lambda: re.findall("a.b", "a\nb", re.S), lambda: re.findall("A", "aA", re.I),
    lambda: re.findall(r"""(?x) \d+  # digits
                           [ ]x   # a space and x""", "12 x"),
    lambda: re.search(r"(?i)HELLO", "say hello"), lambda: re.search(r"(?i:H)ello", "hello Hello"),
    lambda: re.search(r"(?<=\$)\d+(?!\d|\.)", "$12.5 $7"), lambda: re.search(r"(?<!a)b", "ab b").start(),
    lambda: re.search(r"(a)?(?(1)b|c)", "xc"), lambda: re.search(r"(['\"])(.*?)\1", "say 'hi'"),
    lambda: re.search(r"(?P<q>['\"]).*?(?P=q)", 'say "hi"'), lambda: re.findall(r"a{2,3}|b{,2}c|d{2}", "aaaa bbc dd"),
    lambda: re.findall(r"[^\W\d_]+", "añb_1 ß2"), lambda: re.findall(r"\w+", "añb", re.ASCII),
    lambda: re.search("é+", "caféé!").span(), lambda: re.compile("x").search("axbx", 2).start(), lambda: re.match("b", "ab"),
    lambda: re.compile("^b").match("ab", 1), lambda: re.compile("b$").search("abc", 0, 2), lambda: re.search(r"\Ab\Z", "b\n"),
    lambda: re.search("b$", "b\n").span(), lambda: re.findall(rb"\w+", b"ab cd"), lambda: re.sub(b"a", b"b", b"banana"),
    lambda: re.search("((a)(b))(c)?", "ab"), lambda: re.search("(?:(a)|(b))+", "ba"), lambda: re.search("(a)(b?)", "a"),
    lambda: re.search("(a)|b", "b").group(1), lambda: re.match("(a)(b)", "ab").group(1, 2), lambda: re.match("(a)(b)?", "a").groups("-"),
    lambda: re.match("(a)(b)", "ab").span(2), lambda: re.match("(?P<x>a)", "a")["x"], lambda: re.match("a", "a").expand("<\\g<0>>"),
    lambda: re.compile("a", re.I | re.M), lambda: re.compile(b"a"), lambda: re.I | re.M, lambda: dict(re.compile("(?P<n>a)(b)").groupindex),
    lambda: re.compile("(a)(b)").groups, lambda: re.compile("a").flags, lambda: re.compile("a") is re.compile("a"), lambda: re.IGNORECASE,
    lambda: re.escape("a.b*c [x] \u00e9-_~"), lambda: re.search(r"\x41\u0042\t", "AB\t").span(), lambda: re.findall(r"\d+?", "123"),
    lambda: re.findall(r"(?:a++)b", "aab"), lambda: re.match(r"{a}{1", "{a}{1").group(), lambda: re.match("a{1}{2}", "aa"),
    lambda: re.compile("(a"), lambda: re.compile("a)"), lambda: re.compile("[a"), lambda: re.compile("*a"), lambda: re.compile("a**"),
    lambda: re.compile(r"\q"), lambda: re.compile("[b-a]"), lambda: re.compile("(?z)"), lambda: re.compile(r"(a)\2"), lambda: re.compile("a\\"),
    lambda: re.compile("(?P<a>x)(?P<a>y)"), lambda: re.compile("(?P<1>x)"), lambda: re.compile("(?P=a)"), lambda: re.compile("a{3,2}"),
    lambda: re.compile("(?<=a+)b"), lambda: re.compile("a(?i)b"), lambda: re.compile("ab\nc(d"), lambda: re.compile("(?P<a"), lambda: re.compile("x|*"),
    lambda: re.sub("(a)", r"\2", "a"), lambda: re.sub("a", r"\g<b>", "a"), lambda: re.sub("a", r"\q", "a"), lambda: re.match("a", "a").group(1),
    lambda: re.match(b"a", "a"), lambda: re.match("a", b"a"), lambda: re.match("a", 1), lambda: re.compile(1), lambda: re.match("a", "a").group("x"),
]

for case in CASES:
    try:
        print(show(case()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(re.search("(?=a)b?a", "ba"), re.findall("(?m)^", "a\n"), re.findall(r"(?m)^\w?", "a\nb\n"))
try:
    re.compile("$*")
except re.error as error:
    print(error)
