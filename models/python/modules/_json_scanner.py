"""JSON with hooks, and the wording of what isn't JSON: CPython 3.11's Lib/json/decoder.py."""
import re

from json import JSONDecodeError

_NUMBER = re.compile(r"(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?", re.ASCII)
_BLANKS = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_ANYTHING = re.compile(r'[^"\\]*')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_WORDS = {"null": None, "true": True, "false": False}


class Scanner:
    def __init__(self, decoder):
        self._object_hook, self._pairs_hook = decoder.object_hook, decoder.object_pairs_hook
        self._float, self._int = decoder.parse_float or float, decoder.parse_int or int
        self._constant = decoder.parse_constant or _CONSTANTS.__getitem__
        self._text = _PLAIN if decoder.strict else _ANYTHING

    def blanks(self, s, at):
        return _BLANKS.match(s, at).end()

    def value(self, s, at):
        """The value that begins at `at`, and where it ends."""
        char = s[at:at + 1]
        if char == '"':
            return self._string(s, at + 1)
        if char == "{":
            return self._object(s, at + 1)
        if char == "[":
            return self._array(s, at + 1)
        for word, value in _WORDS.items():
            if s.startswith(word, at):
                return value, at + len(word)
        found = _NUMBER.match(s, at)
        if found:
            whole, fraction, exponent = found.groups()
            if fraction or exponent:
                return self._float(whole + (fraction or "") + (exponent or "")), found.end()
            return self._int(whole), found.end()
        for word in _CONSTANTS:
            if s.startswith(word, at):
                return self._constant(word), at + len(word)
        raise JSONDecodeError("Expecting value", s, at)

    def _string(self, s, begin):
        pieces, at = [], begin
        while True:
            end = self._text.match(s, at).end()
            pieces.append(s[at:end])
            char = s[end:end + 1]
            if char == '"':
                return "".join(pieces), end + 1
            if not char or char == "\\" and end + 1 == len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin - 1)
            if char != "\\":
                raise JSONDecodeError("Invalid control character at", s, end)
            letter = s[end + 1]
            at = end + 2
            if letter != "u":
                if letter not in _ESCAPES:
                    raise JSONDecodeError("Invalid \\escape", s, end)
                pieces.append(_ESCAPES[letter])
                continue
            code = self._code(s, at)
            at += 4
            if 0xd800 <= code < 0xdc00 and s[at:at + 2] == "\\u":
                low = self._code(s, at + 2)
                if 0xdc00 <= low < 0xe000:
                    code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                    at += 6
            pieces.append(chr(code))

    def _code(self, s, at):
        digits = s[at:at + 4]
        if not re.fullmatch("[0-9a-fA-F]{4}", digits):
            raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
        return int(digits, 16)

    def _object(self, s, at):
        pairs = []
        at = self.blanks(s, at)
        if s[at:at + 1] == "}":
            at += 1
        else:
            while True:
                if s[at:at + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
                key, at = self._string(s, at + 1)
                at = self.blanks(s, at)
                if s[at:at + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self.value(s, self.blanks(s, at + 1))
                pairs.append((key, value))
                at = self.blanks(s, at)
                if s[at:at + 1] == "}":
                    at += 1
                    break
                if s[at:at + 1] != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                at = self.blanks(s, at + 1)
        if self._pairs_hook:
            return self._pairs_hook(pairs), at
        result = dict(pairs)
        return (self._object_hook(result) if self._object_hook else result), at

    def _array(self, s, at):
        items = []
        at = self.blanks(s, at)
        if s[at:at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self.value(s, at)
            items.append(item)
            at = self.blanks(s, at)
            if s[at:at + 1] == "]":
                return items, at + 1
            if s[at:at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = self.blanks(s, at + 1)
