"""`html`: escaping text for HTML, and back."""
import re as _re
from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]

_REFERENCE = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
# What browsers take these numbers for: the characters of Windows.
_WINDOWS = dict(zip(
    range(128, 160),
    "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
    "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"))


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    return _REFERENCE.sub(_character, s) if "&" in s else s


def _character(match):
    reference = match.group(1)
    if reference[0] == "#":
        digits = reference.rstrip(";")[1:]
        return _numbered(int(digits[1:], 16) if digits[0] in "xX" else int(digits))
    if reference in _html5:
        return _html5[reference]
    for end in range(len(reference) - 1, 1, -1):
        if reference[:end] in _html5:
            return _html5[reference[:end]] + reference[end:]
    return "&" + reference


def _numbered(number):
    if number in _WINDOWS:
        return _WINDOWS[number]
    if number == 0 or 0xd800 <= number <= 0xdfff or number > 0x10ffff:
        return "\ufffd"
    if number < 9 or number == 11 or 14 <= number < 32 or 0xfdd0 <= number <= 0xfdef or number & 0xfffe == 0xfffe \
            or number == 127:
        return ""
    return chr(number)
