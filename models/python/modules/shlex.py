"""shlex: words as a shell splits and quotes them. Rules and wording: CPython 3.11 Lib/shlex.py."""
import re
import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII)
_LATIN = "".join(map(chr, (*range(0xdf, 0xf7), *range(0xf8, 0x100), *range(0xc0, 0xd7), *range(0xd8, 0xdf))))
_SPACE, _WORD, _PUNCTUATION = " ", "a", "c"  # states; the others are the quote or the escape that it is in


class shlex:
    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            instream = sys.stdin
        self.instream = StringIO(instream) if isinstance(instream, str) else instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_" + (_LATIN if posix else "")
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.state = _SPACE
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.filestack = deque()
        self.source = None
        self._punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self._punctuation_chars:
            self._kept = deque()  # characters that were read too far
            self.wordchars += "~-./*?="
            self.wordchars = self.wordchars.translate(dict.fromkeys(map(ord, self._punctuation_chars)))

    punctuation_chars = property(lambda self: self._punctuation_chars)

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Reads from another stream until that ends."""
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.instream = StringIO(newstream) if isinstance(newstream, str) else newstream
        self.infile, self.lineno = newfile, 1

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = _SPACE

    def sourcehook(self, newfile):
        name = newfile.strip('"')
        return name, open(name)

    def get_token(self):
        if self.pushback:
            return self.pushback.popleft()
        token = self.read_token()
        while self.source is not None and token == self.source:
            if opened := self.sourcehook(self.read_token()):
                newfile, newstream = opened
                self.push_source(newstream, newfile)
            token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            token = self.get_token()
        return token

    def read_token(self):
        self._quoted = False
        self._after_escape = _SPACE
        done = False
        while not done:
            char = self._kept.pop() if self._punctuation_chars and self._kept else self.instream.read(1)
            if char == "\n":
                self.lineno += 1
            if self.state is None:
                self.token = ""
                break
            if self.state == _SPACE:
                done = self._between(char)
            elif self.state in self.quotes:
                done = self._in_quotes(char)
            elif self.state in self.escape:
                self._escaped(char)
            else:
                done = self._in_word(char)
        token, self.token = self.token, ""
        return None if self.posix and not self._quoted and token == "" else token

    def _complete(self):
        return bool(self.token or self.posix and self._quoted)

    def _between(self, char):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            return self._complete()
        if char in self.commenters:
            self._skip_line()
        elif self.posix and char in self.escape:
            self._after_escape, self.state = _WORD, char
        elif char in self.wordchars:
            self.token, self.state = char, _WORD
        elif char in self._punctuation_chars:
            self.token, self.state = char, _PUNCTUATION
        elif char in self.quotes:
            self.token, self.state = "" if self.posix else char, char
        elif self.whitespace_split:
            self.token, self.state = char, _WORD
        else:
            self.token = char
            return self._complete()
        return False

    def _in_quotes(self, char):
        self._quoted = True
        if not char:
            raise ValueError("No closing quotation")
        if char == self.state:
            if not self.posix:
                self.token += char
                self.state = _SPACE
                return True
            self.state = _WORD
        elif self.posix and char in self.escape and self.state in self.escapedquotes:
            self._after_escape, self.state = self.state, char
        else:
            self.token += char
        return False

    def _escaped(self, char):
        if not char:
            raise ValueError("No escaped character")
        if self._after_escape in self.quotes and char not in (self.state, self._after_escape):
            self.token += self.state  # in quotes it escapes only itself and the quote
        self.token += char
        self.state = self._after_escape

    def _in_word(self, char):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            self.state = _SPACE
            return self._complete()
        if char in self.commenters:
            self._skip_line()
            if not self.posix:
                return False
            self.state = _SPACE
            return self._complete()
        if self.state == _PUNCTUATION:
            if char in self._punctuation_chars:
                self.token += char
                return False
            self._kept.append(char)
            self.state = _SPACE
            return True
        if self.posix and char in self.quotes:
            self.state = char
        elif self.posix and char in self.escape:
            self._after_escape, self.state = _WORD, char
        elif char in self.wordchars or char in self.quotes or \
                self.whitespace_split and char not in self._punctuation_chars:
            self.token += char
        else:
            if self._punctuation_chars:
                self._kept.append(char)
            else:
                self.pushback.appendleft(char)
            self.state = _SPACE
            return self._complete()
        return False

    def _skip_line(self):
        self.instream.readline()
        self.lineno += 1

    def error_leader(self, infile=None, lineno=None):
        return f'"{self.infile if infile is None else infile}", line {self.lineno if lineno is None else lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ""
    return list(lexer)


def quote(s):
    if not s:
        return "''"
    return "'" + s.replace("'", "'\"'\"'") + "'" if _UNSAFE.search(s) else s


def join(split_command):
    return " ".join(map(quote, split_command))
