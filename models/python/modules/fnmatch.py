"""fnmatch: shell patterns. `*` any text, `?` one character, `[seq]` and `[!seq]` one of a set."""
import re

_compiled = {}


def translate(pat):
    """As a regular expression."""
    text, at = "", 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == "*":
            while pat[at:at + 1] == "*":
                at += 1
            text += ".*"
        elif char == "?":
            text += "."
        elif char == "[":
            end = pat.find("]", at + 1 + (pat[at:at + 1] == "!"))
            if end < 0:
                text += r"\["
                continue
            members, at = pat[at:end].replace("\\", r"\\"), end + 1
            text += "[" + ("^" + members[1:] if members[0] == "!" else members) + "]"
        else:
            text += re.escape(char)
    return f"(?s:{text})\\Z"


def _pattern(pat):
    if pat not in _compiled:
        _compiled[pat] = re.compile(translate(pat))
    return _compiled[pat]


def fnmatchcase(name, pat):
    return _pattern(pat).match(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    match = _pattern(pat).match
    return [name for name in names if match(name)]
