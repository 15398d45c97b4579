"""re: regular expressions, matched by PCRE2 (_regex). Rules and wording are those of CPython 3.11."""
import _regex
from _re_translate import Translation, error

_MAX = 9223372036854775807
_CACHE_SIZE = 512
_ANYWHERE, _AT_START, _WHOLE = 0, 1, 2
_FLAG_NAMES = (("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("UNICODE", 32),
               ("VERBOSE", 64), ("DEBUG", 128), ("ASCII", 256))


class RegexFlag(int):
    """A set of flags."""

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    def __invert__(self):
        return RegexFlag(~int(self) & 0x1fe)

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return "|".join(name for name, bit in _FLAG_NAMES if self & bit) or None

    def __repr__(self):
        names = [f"re.{name}" for name, bit in _FLAG_NAMES if int(self) & bit]
        return "|".join(names) or "re.NOFLAG"

    __str__ = __repr__


for _name, _bit in _FLAG_NAMES:
    globals()[_name] = RegexFlag(_bit)
    setattr(RegexFlag, _name, RegexFlag(_bit))
NOFLAG = RegexFlag(0)
I, L, M, S, U, X, A = IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII


def _options(flags, is_text):
    options = 0
    for flag, option in ((IGNORECASE, _regex.CASELESS), (MULTILINE, _regex.MULTILINE), (DOTALL, _regex.DOTALL)):
        if flags & flag:
            options |= option
    if is_text and not flags & ASCII:
        options |= _regex.UCP
    return options


def _plain(string):
    """Text or bytes; other bytes-like objects are searched as what they hold."""
    return bytes(string) if isinstance(string, (bytearray, memoryview)) else string


class Pattern:
    __slots__ = ("pattern", "flags", "groups", "groupindex", "_regex", "_closed")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    def _find(self, where, string, pos, endpos):
        spans = self._regex.find(_plain(string), pos, endpos, where)
        return None if spans is None else _match(self, string, spans, pos, endpos)

    def search(self, string, pos=0, endpos=_MAX):
        return self._find(_ANYWHERE, string, pos, endpos)

    def match(self, string, pos=0, endpos=_MAX):
        return self._find(_AT_START, string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=_MAX):
        return self._find(_WHOLE, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=_MAX):
        return iter([_match(self, string, spans, pos, endpos)
                     for spans in self._regex.find_all(_plain(string), pos, endpos, 0)])

    def findall(self, string, pos=0, endpos=_MAX):
        string = _plain(string)
        found = self._regex.find_all(string, pos, endpos, 0)
        if self.groups == 0:
            return [string[spans[0]:spans[1]] for spans in found]
        if self.groups == 1:
            return [string[spans[2]:spans[3]] if spans[2] >= 0 else string[:0] for spans in found]
        return [tuple(string[start:end] if start >= 0 else string[:0]
                      for start, end in zip(spans[2::2], spans[3::2])) for spans in found]

    def split(self, string, maxsplit=0):
        string = _plain(string)
        parts, last = [], 0
        if maxsplit >= 0:
            for spans in self._regex.find_all(string, 0, _MAX, maxsplit):
                parts.append(string[last:spans[0]])
                parts += [string[start:end] if start >= 0 else None for start, end in zip(spans[2::2], spans[3::2])]
                last = spans[1]
        parts.append(string[last:])
        return parts

    def subn(self, repl, string, count=0):
        string = _plain(string)
        found = self._regex.find_all(string, 0, _MAX, count) if count >= 0 else []
        make = repl if callable(repl) else _template(self, repl)
        pieces, last = [], 0
        for spans in found:
            pieces.append(string[last:spans[0]])
            made = make if isinstance(make, (str, bytes)) else make(_match(self, string, spans, 0, _MAX))
            if made is not None:
                pieces.append(made)
            last = spans[1]
        pieces.append(string[last:])
        return string[:0].join(pieces), len(found)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        flags = RegexFlag(self.flags & ~(32 if isinstance(self.pattern, str) else 0))
        text = repr(self.pattern)
        return f"re.compile({text[:200]}{f', {flags!r}' if flags else ''})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags, self.pattern) == (other.flags, other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        return cls


Pattern.__module__ = "re"


def _match(pattern, string, spans, pos, endpos):
    match = object.__new__(Match)
    match.re, match.string, match._spans = pattern, string, spans
    match.pos, match.endpos = max(0, min(pos, len(string))), max(0, min(endpos, len(string)))
    return match


class Match:
    __slots__ = ("re", "string", "pos", "endpos", "_spans")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Match' instances")

    def _number(self, group):
        number = group
        if not isinstance(group, int):
            number = self.re.groupindex.get(group, -1)
        if not 0 <= number <= self.re.groups:
            raise IndexError("no such group")
        return number

    def _text(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else _plain(self.string[start:self._spans[2 * number + 1]])

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple(self._text(self._number(group)) for group in groups)

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple(self._text(number, default) for number in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[2 * self._number(group)]

    def end(self, group=0):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0):
        number = self._number(group)
        return self._spans[2 * number], self._spans[2 * number + 1]

    @property
    def regs(self):
        return tuple(zip(self._spans[::2], self._spans[1::2]))

    @property
    def lastindex(self):
        """The group that was closed last."""
        taken = [number for number in range(1, self.re.groups + 1) if self._spans[2 * number] >= 0]
        return max(taken, key=lambda number: (self._spans[2 * number + 1], self.re._closed[number]), default=None)

    @property
    def lastgroup(self):
        last = self.lastindex
        return next((name for name, number in self.re.groupindex.items() if number == last), None)

    def expand(self, template):
        made = _template(self.re, template)
        return made if isinstance(made, (str, bytes)) else made(self)

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        return cls


Match.__module__ = "re"

_TEMPLATE_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def _template(pattern, template):
    """What replaces a match: a text, or a function of the match if groups are part of it."""
    is_text = isinstance(template, str)
    source = template if is_text else template.decode("latin-1")
    if "\\" not in source:
        return template
    parts, at = [], 0  # texts and group numbers

    def reference(name, position):
        if name.isdigit():
            number = int(name)
            if number > pattern.groups:
                raise error(f"invalid group reference {number}", template, position)
            return number
        if not name.isidentifier():
            raise error(f"bad character in group name {name!r}" if name else "missing group name", template, position)
        if name not in pattern.groupindex:
            raise IndexError(f"unknown group name {name!r}")
        return pattern.groupindex[name]

    while at < len(source):
        backslash = source.find("\\", at)
        if backslash < 0:
            parts.append(source[at:])
            break
        parts.append(source[at:backslash])
        letter, at = source[backslash + 1:backslash + 2], backslash + 2
        if letter == "g":
            if source[at:at + 1] != "<":
                raise error("missing <", template, at)
            end = source.find(">", at)
            if end < 0:
                raise error("missing >, unterminated name", template, at + 1)
            parts.append(reference(source[at + 1:end], at + 1))
            at = end + 1
        elif letter.isdigit():
            digits = source[at - 1:at + 2]
            if letter == "0" or len(digits) == 3 and all(digit in "01234567" for digit in digits):
                while not all(digit in "01234567" for digit in digits):
                    digits = digits[:-1]
                parts.append(chr(int(digits, 8)))
            else:
                digits = digits[:2] if digits[1:2].isdigit() else digits[:1]
                parts.append(reference(digits, at - 1))
            at += len(digits) - 1
        elif letter in _TEMPLATE_ESCAPES:
            parts.append(_TEMPLATE_ESCAPES[letter])
        elif not letter:
            raise error("bad escape (end of pattern)", template, backslash)
        elif letter.isascii() and letter.isalpha():
            raise error(f"bad escape \\{letter}", template, backslash)
        else:
            parts.append("\\" + letter)
    if not is_text:
        parts = [part.encode("latin-1") if isinstance(part, str) else part for part in parts]
    empty = template[:0]
    if not any(isinstance(part, int) for part in parts):
        return empty.join(parts)
    return lambda match: empty.join(match._text(part, empty) if isinstance(part, int) else part for part in parts)


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    key = (type(pattern), pattern, int(flags))
    if key not in _cache:
        if len(_cache) >= _CACHE_SIZE:
            _cache.pop(next(iter(_cache)))
        _cache[key] = _compile(pattern, int(flags))
    return _cache[key]


def _compile(pattern, flags):
    is_text = isinstance(pattern, str)
    translation = Translation(pattern, flags)
    flags = translation.flags
    if flags & LOCALE:
        raise ValueError("cannot use LOCALE flag with a str pattern" if is_text else "re.LOCALE isn't modelled")
    if flags & DEBUG:
        raise NotImplementedError("re.DEBUG isn't modelled")
    if is_text:
        if flags & ASCII and flags & UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        if not flags & ASCII:
            flags |= 32
    elif flags & UNICODE:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    self = object.__new__(Pattern)
    try:
        text = translation.text if is_text else translation.text.encode("latin-1")
        self._regex = _regex.compile(text, _options(flags, is_text))
    except ValueError as problem:
        message = problem.args[0]
        if "lookbehind" in message:
            message = "look-behind requires fixed-width pattern"
        raise error(message) from None
    self.pattern, self.flags, self.groups = pattern, int(flags), translation.groups
    self.groupindex, self._closed = translation.names, translation.closed
    return self


def purge():
    _cache.clear()


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


_SPECIAL = {ord(char): "\\" + char for char in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return pattern.decode("latin-1").translate(_SPECIAL).encode("latin-1")
