"""difflib: what two sequences have in common (Ratcliff and Obershelp), and lines that show the differences.
Results are those of CPython 3.11's Lib/difflib.py."""

_POPULAR_FROM = 200  # a line more frequent than 1 % of so long a text tells nothing


class Match(tuple):
    a = property(lambda self: self[0])
    b = property(lambda self: self[1])
    size = property(lambda self: self[2])

    def __repr__(self):
        return f"Match(a={self[0]}, b={self[1]}, size={self[2]})"


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        self.a, self._blocks = a, None

    def set_seq2(self, b):
        self.b, self._blocks = b, None
        places = {}
        for j, item in enumerate(b):
            places.setdefault(item, []).append(j)
        self.bjunk = {item for item in places if self.isjunk and self.isjunk(item)}
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= _POPULAR_FROM:
            self.bpopular = {item for item, at in places.items() if len(at) > len(b) // 100 + 1}
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi, bhi = len(a) if ahi is None else ahi, len(b) if bhi is None else bhi
        besti, bestj, size = alo, blo, 0
        lengths = {}  # of the match that ends at b's index, for the item of `a` before
        for i in range(alo, ahi):
            now = {}
            for j in self.b2j.get(a[i], ()):
                if blo <= j < bhi:
                    k = now[j] = lengths.get(j - 1, 0) + 1
                    if k > size:
                        besti, bestj, size = i - k + 1, j - k + 1, k
                elif j >= bhi:
                    break
            lengths = now
        for junk_too in (False, True):  # first around by what counts, then by junk
            while besti > alo and bestj > blo and (b[bestj - 1] in junk) == junk_too and a[besti - 1] == b[bestj - 1]:
                besti, bestj, size = besti - 1, bestj - 1, size + 1
            while besti + size < ahi and bestj + size < bhi and (b[bestj + size] in junk) == junk_too and \
                    a[besti + size] == b[bestj + size]:
                size += 1
        return Match((besti, bestj, size))

    def get_matching_blocks(self):
        if self._blocks is None:
            found, todo = [], [(0, len(self.a), 0, len(self.b))]
            while todo:
                alo, ahi, blo, bhi = todo.pop()
                i, j, k = match = self.find_longest_match(alo, ahi, blo, bhi)
                if k:
                    found.append(match)
                    if alo < i and blo < j:
                        todo.append((alo, i, blo, j))
                    if i + k < ahi and j + k < bhi:
                        todo.append((i + k, ahi, j + k, bhi))
            joined, last = [], (0, 0, 0)
            for i, j, k in sorted(found):
                if last[0] + last[2] == i and last[1] + last[2] == j:
                    last = (last[0], last[1], last[2] + k)
                else:
                    joined += [last] if last[2] else []
                    last = (i, j, k)
            joined += [last] if last[2] else []
            self._blocks = [Match(block) for block in joined] + [Match((len(self.a), len(self.b), 0))]
        return self._blocks

    def get_opcodes(self):
        codes, i, j = [], 0, 0
        for ai, bj, size in self.get_matching_blocks():
            tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert" if j < bj else ""
            if tag:
                codes.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(("equal", ai, i, bj, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group, i1, j1 = [], max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum(block[2] for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        counts, matches = {}, 0
        for item in self.b:
            counts[item] = counts.get(item, 0) + 1
        for item in self.a:
            if counts.get(item, 0) > 0:
                counts[item] -= 1
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher, found = SequenceMatcher(), []
    matcher.set_seq2(word)
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), candidate))
    return [candidate for _, candidate in sorted(found, reverse=True)[:n]]


class Differ:
    """Lines that begin with '- ', '+ ', '  ', and '? ' for where similar lines differ."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from _marked("-", a, alo, ahi)
            elif tag == "insert":
                yield from _marked("+", b, blo, bhi)
            else:
                yield from _marked(" ", a, alo, ahi)

    def _plain(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from _marked("+", b, blo, bhi)
            yield from _marked("-", a, alo, ahi)
        else:
            yield from _marked("-", a, alo, ahi)
            yield from _marked("+", b, blo, bhi)

    def _replace(self, a, alo, ahi, b, blo, bhi):
        """Synchronises on the most similar pair of lines, if there is any."""
        best, cutoff, equal = 0.74, 0.75, None
        besti = bestj = None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = (i, j) if equal is None else equal
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, besti, bestj = matcher.ratio(), i, j
        if best < cutoff:
            if equal is None:
                yield from self._plain(a, alo, ahi, b, blo, bhi)
                return
            besti, bestj = equal
        else:
            equal = None
        yield from self._between(a, alo, besti, b, blo, bestj)
        if equal is None:
            old, new = a[besti], b[bestj]
            old_marks = new_marks = ""
            matcher.set_seqs(old, new)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                old_marks += {"replace": "^", "delete": "-", "insert": "", "equal": " "}[tag] * (i2 - i1)
                new_marks += {"replace": "^", "insert": "+", "delete": "", "equal": " "}[tag] * (j2 - j1)
            for sign, line, marks in (("-", old, old_marks), ("+", new, new_marks)):
                yield f"{sign} {line}"
                marks = "".join(char if mark == " " and char.isspace() else mark
                                for char, mark in zip(line, marks)).rstrip()
                if marks:
                    yield f"? {marks}\n"
        else:
            yield "  " + a[besti]
        yield from self._between(a, besti + 1, ahi, b, bestj + 1, bhi)

    def _between(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from _marked("-", a, alo, ahi)
        else:
            yield from _marked("+", b, blo, bhi)


def _marked(sign, lines, low, high):
    return (f"{sign} {line}" for line in lines[low:high])


def IS_LINE_JUNK(line):
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch):
    return ch in " \t"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    return (line[2:] for line in delta if line[:2] in ("  ", "- " if which == 1 else "+ "))


def _range(start, stop):
    length = stop - start
    return str(start + 1) if length == 1 else f"{start + (length > 0)},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for mark, name, date in (("---", fromfile, fromfiledate), ("+++", tofile, tofiledate)):
                yield f"{mark} {name}{chr(9) + date if date else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (" " + line for line in a[i1:i2])
                continue
            if tag in ("replace", "delete"):
                yield from ("-" + line for line in a[i1:i2])
            if tag in ("replace", "insert"):
                yield from ("+" + line for line in b[j1:j2])


def context_diff(*args, **kwargs):
    raise NotImplementedError("difflib.context_diff() isn't modelled: use unified_diff()")


class HtmlDiff:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("difflib.HtmlDiff isn't modelled: use unified_diff()")
