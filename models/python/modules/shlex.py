"""shlex: words as a shell splits and quotes them."""
import re

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        raise NotImplementedError("shlex.split: posix=False isn't modelled")
    words, word, quote, at = [], None, "", 0
    while at < len(s):
        char = s[at]
        at += 1
        if quote:
            if char == quote:
                quote = ""
            elif char == "\\" and quote == '"':
                if at == len(s):
                    raise ValueError("No escaped character")
                word += s[at] if s[at] in ('"', "\\") else char + s[at]
                at += 1
            else:
                word += char
        elif char.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif char == "#" and comments and word is None:
            newline = s.find("\n", at)
            at = len(s) if newline < 0 else newline
        elif char in "'\"":
            quote, word = char, word or ""
        elif char == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        else:
            word = (word or "") + char
    if quote:
        raise ValueError("No closing quotation")
    return words if word is None else words + [word]


def quote(s):
    if not s:
        return "''"
    return "'" + s.replace("'", "'\"'\"'") + "'" if _UNSAFE.search(s) else s


def join(split_command):
    return " ".join(map(quote, split_command))
