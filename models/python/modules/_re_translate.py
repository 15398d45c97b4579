"""From Python's regular expressions to PCRE2's. One pass over the pattern finds the errors that CPython
3.11 finds (Lib/re/_parser.py), numbers the groups, and rewrites what PCRE2 spells or means differently."""

IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII = 2, 4, 8, 16, 32, 64, 256
_FLAGS = {"a": ASCII, "i": IGNORECASE, "L": LOCALE, "m": MULTILINE, "s": DOTALL, "u": UNICODE, "x": VERBOSE}
_DIGITS, _OCTAL, _HEX = "0123456789", "01234567", "0123456789abcdefABCDEF"
_LITERALS = {"a": r"\x07", "f": r"\f", "n": r"\n", "r": r"\r", "t": r"\t", "v": r"\x0b"}
_CODES = {r"\x07": 7, r"\f": 12, r"\n": 10, r"\r": 13, r"\t": 9, r"\x0b": 11, r"\x08": 8}
_CLASSES = "dDsSwW"
_ASSERTIONS = {"A": r"\A", "Z": r"\z", "b": r"\b", "B": r"\B"}
_HEX_LENGTHS = {"x": 2, "u": 4, "U": 8}


class error(Exception):
    """A pattern that isn't a regular expression."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


def _literal(char):
    """PCRE2's text for a character that stands for itself."""
    if char.isalnum() or char == "_" or not char.isascii():
        return char
    return "\\" + char if char.isprintable() and char != " " else f"\\x{{{ord(char):x}}}"


class Translation:
    """`text` for PCRE2, `flags` with the inline ones, `groups` (how many), `names` (to numbers), and for
    each group when it closes."""

    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.source = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        self.flags = flags
        self.at = 0
        self.out = []
        self.groups = 0
        self.names = {}
        self.closed = [0]       # by group: its place in the order of closing, 0 while it is open
        self._closings = 0
        self._open = []         # (position, group number or 0, verbose before)
        self._repeatable = False
        self._repeated = False  # what stands before is a repeat already
        self._leading_flags()
        self._translate()
        self.text = "".join(self.out)

    def _fail(self, message, position):
        raise error(message, self.pattern, position)

    def _peek(self, length=1):
        return self.source[self.at:self.at + length]

    # Flags at the very beginning hold for the whole pattern, VERBOSE even while it is read.
    def _leading_flags(self):
        while self._peek(2) == "(?" and self.source[self.at + 2:self.at + 3] in _FLAGS:
            end = self.source.find(")", self.at)
            letters = self.source[self.at + 2:end]
            if end < 0 or not all(letter in _FLAGS for letter in letters):
                return
            for letter in letters:
                self.flags |= _FLAGS[letter]
            self.at = end + 1

    def _translate(self):
        source, verbose = self.source, bool(self.flags & VERBOSE)
        while self.at < len(source):
            start, char = self.at, source[self.at]
            if verbose and char in " \t\n\r\f\v":
                self.at += 1
                continue
            if verbose and char == "#":
                end = source.find("\n", start)
                self.at = len(source) if end < 0 else end + 1
                continue
            if char == "\\":
                self._escape()
            elif char == "[":
                self._set()
            elif char in "*+?" or char == "{" and self._bounds():
                self._repeat(start)
                continue
            elif char == "(":
                verbose = self._group(verbose)
                continue
            elif char == ")":
                if not self._open:
                    self._fail("unbalanced parenthesis", start)
                _, number, verbose = self._open.pop()
                if number:
                    self._closings += 1
                    self.closed[number] = self._closings
                self._put(")")
                self.at += 1
            else:
                self._put(char if char in ".^$|" else _literal(char))
                if char in "^|$":
                    self._repeatable = False
                self.at += 1
        if self._open:
            self._fail("missing ), unterminated subpattern", self._open[-1][0])

    def _put(self, text, repeatable=True):
        self.out.append(text)
        self._repeatable, self._repeated = repeatable, False

    def _number(self):
        start = self.at
        while self._peek() and self._peek() in _DIGITS:
            self.at += 1
        return self.source[start:self.at]

    def _bounds(self):
        """Whether a repeat count stands here: {m}, {m,}, {,n}, {m,n}."""
        end = self.source.find("}", self.at)
        low, comma, high = self.source[self.at + 1:end].partition(",")
        return end > 0 and (low + high + comma) != "" and all(c in _DIGITS for c in low + high) and (low or comma)

    def _repeat(self, start):
        char = self._peek()
        if char == "{":
            end = self.source.find("}", start)
            low, comma, high = self.source[start + 1:end].partition(",")
            if high and low and int(high) < int(low):
                self._fail("min repeat greater than max repeat", start + 1)
            if int(low or 0) > 65535 or int(high or 0) > 65535:
                raise OverflowError("the repetition number is too large")
            text = "{" + (low or "0") + comma + high + "}"
            self.at = end + 1
        else:
            text = char
            self.at += 1
        if not self._repeatable:
            self._fail("nothing to repeat", start)
        if self._repeated:
            self._fail("multiple repeat", start)
        if self._peek() in ("?", "+"):  # lazy, possessive
            text += self._peek()
            self.at += 1
        self.out.append(text)
        self._repeated = True

    def _escape_code(self):
        """The code point of \\x, \\u, \\U or an octal escape at `at`, which moves behind it; None: no such."""
        start, letter = self.at, self.source[self.at + 1]
        if letter in _HEX_LENGTHS and (letter == "x" or isinstance(self.pattern, str)):
            length = _HEX_LENGTHS[letter]
            digits = self.source[start + 2:start + 2 + length]
            if len(digits) != length or not all(digit in _HEX for digit in digits):
                while digits and not all(digit in _HEX for digit in digits):
                    digits = digits[:-1]
                self._fail(f"incomplete escape \\{letter}{digits}", start)
            self.at += 2 + length
            return int(digits, 16)
        octal = self.source[start + 1:start + 4]
        if letter == "0":
            while not all(digit in _OCTAL for digit in octal):
                octal = octal[:-1]
        elif len(octal) < 3 or not all(digit in _OCTAL for digit in octal):
            return None
        if int(octal, 8) > 0o377:
            self._fail(f"octal escape value \\{octal} outside of range 0-0o377", start)
        self.at += 1 + len(octal)
        return int(octal, 8)

    def _escaped(self, in_set):
        """PCRE2's text of an escape that means the same inside and outside of sets, or None."""
        start = self.at
        if start + 1 == len(self.source):
            self._fail("bad escape (end of pattern)", start)
        letter = self.source[start + 1]
        code = self._escape_code()
        if code is not None:
            return f"\\x{{{code:x}}}"
        if letter in _LITERALS or letter in _CLASSES:
            text = _LITERALS.get(letter, "\\" + letter)
        elif letter in _DIGITS and not in_set or not in_set and letter in _ASSERTIONS:
            return None
        elif in_set and letter == "b":
            text = r"\x08"
        elif letter.isascii() and letter.isalnum():
            self._fail(f"bad escape \\{letter}", start)
        else:
            text = _literal(letter)
        self.at += 2
        return text

    def _escape(self):
        start = self.at
        text = self._escaped(False)
        if text is not None:
            self._put(text)
            return
        letter = self.source[start + 1]
        if letter in _ASSERTIONS:
            self._put(_ASSERTIONS[letter], repeatable=False)
            self.at += 2
            return
        digits = letter
        if self.source[start + 2:start + 3] in tuple(_DIGITS):
            digits += self.source[start + 2]
        self.at = start + 1 + len(digits)
        self._put(f"\\g{{{self._reference(int(digits), start + 1)}}}")

    def _reference(self, number, position):
        if number > self.groups:
            self._fail(f"invalid group reference {number}", position)
        if not self.closed[number]:
            self._fail("cannot refer to an open group", position - 1)
        return number

    def _set(self):
        start = self.at
        self.at += 1
        text = "["
        if self._peek() == "^":
            text += "^"
            self.at += 1
        first = True
        while True:
            here, char = self.at, self._peek()
            if not char:
                self._fail("unterminated character set", start)
            if char == "]" and not first:
                self.at += 1
                break
            first = False
            item, code = self._set_item()
            if self._peek() == "-" and self._peek(2) not in ("-", "-]"):
                self.at += 1
                other, other_code = self._set_item()
                if code is None or other_code is None or other_code < code:
                    self._fail(f"bad character range {self.source[here:self.at]}", here)
                item += "-" + other
            text += item
        self._put(text + "]")

    def _set_item(self):
        """One member: PCRE2's text and its code point, None if it is a class of characters."""
        char = self._peek()
        if char != "\\":
            if not char:
                self._fail("unterminated character set", self.source.rfind("[", 0, self.at))
            self.at += 1
            return (char if char.isalnum() else f"\\x{{{ord(char):x}}}"), ord(char)
        letter = self.source[self.at + 1:self.at + 2]
        text = self._escaped(True)
        if letter in _CLASSES:
            return text, None
        if text.startswith("\\x{"):
            return text, int(text[3:-1], 16)
        return text, _CODES.get(text, ord(text[-1]))

    def _name(self, terminator, start):
        end = self.source.find(terminator, start)
        if end < 0:
            self._fail("missing group name" if start == len(self.source) else f"missing {terminator}, unterminated name", start)
        name = self.source[start:end]
        if not name:
            self._fail("missing group name", start)
        self.at = end + 1
        return name

    def _new_group(self, start):
        self.groups += 1
        self.closed.append(0)
        return self.groups

    def _group(self, verbose):
        """Reads an opening parenthesis and what belongs to it; returns whether VERBOSE holds inside."""
        start = self.at
        if self._peek(2) != "(?":
            self.at += 1
            self._open_group("(", start, self._new_group(start), verbose)
            return verbose
        self.at += 2
        kind = self._peek()
        if not kind:
            self._fail("unexpected end of pattern", self.at)
        if kind == "P":
            self._named(start, verbose)
        elif kind == "#":
            end = self.source.find(")", self.at)
            if end < 0:
                self._fail("missing ), unterminated comment", start)
            self.at = end + 1
        elif kind in ":>=!":
            self.at += 1
            self._open_group("(?" + kind, start, 0, verbose)
        elif kind == "<":
            direction = self.source[self.at + 1:self.at + 2]
            if not direction:
                self._fail("unexpected end of pattern", self.at + 1)
            if direction not in "=!":
                self._fail(f"unknown extension ?<{direction}", start + 1)
            self.at += 2
            self._open_group("(?<" + direction, start, 0, verbose)
        elif kind == "(":
            self.at += 1
            name = self._name(")", self.at)
            if not name.isdigit() and name not in self.names:
                self._fail(f"unknown group name {name!r}", start + 3)
            number = int(name) if name.isdigit() else self.names[name]
            if not 0 < number <= self.groups:
                self._fail(f"invalid group reference {number}", start + 3)
            self._open_group(f"(?({number})", start, 0, verbose)
        elif kind in _FLAGS or kind == "-":
            return self._scoped_flags(start, verbose)
        else:
            self._fail(f"unknown extension ?{kind}", start + 1)
        return verbose

    def _open_group(self, text, start, number, verbose):
        self._open.append((start, number, verbose))
        self._put(text, repeatable=False)

    def _named(self, start, verbose):
        kind = self.source[self.at + 1:self.at + 2]
        if kind == "<":
            position = self.at + 2
            name = self._name(">", position)
            if not name.isidentifier():
                self._fail(f"bad character in group name {name!r}", position)
            number = self._new_group(start)
            if name in self.names:
                self._fail(f"redefinition of group name {name!r} as group {number}; was group {self.names[name]}", position)
            self.names[name] = number
            self._open_group("(", start, number, verbose)
        elif kind == "=":
            position = self.at + 2
            name = self._name(")", position)
            if name not in self.names:
                self._fail(f"unknown group name {name!r}", position)
            self._put(f"\\g{{{self._reference(self.names[name], position)}}}")
        elif not kind:
            self._fail("unexpected end of pattern", self.at + 1)
        else:
            self._fail(f"unknown extension ?P{kind}", start + 1)

    def _scoped_flags(self, start, verbose):
        """(?i:…), (?-s:…): for one group."""
        inside, sign = verbose, True
        text = "(?"
        while True:
            letter = self._peek()
            self.at += 1
            if letter == ")" and sign:
                self._fail("global flags not at the start of the expression", start)
            if letter == ":":
                if not sign and self.source[self.at - 2] == "-":
                    self._fail("missing flag", self.at - 1)
                break
            if letter == "-" and sign:
                sign = False
            elif letter not in _FLAGS:
                self._fail("missing -, : or )" if not letter else "unknown flag", self.at - 1)
            elif letter in "aLu":
                self._fail("flags 'a', 'u' and 'L' for a part of the pattern aren't modelled", self.at - 1)
            elif letter == "x":
                inside = sign
                continue  # blanks and comments are taken out here
            text += letter
        self._open_group(text.removesuffix("-") + ":", start, 0, verbose)
        return inside
