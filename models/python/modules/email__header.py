"""`email.header`: text of headers in ASCII, and back (RFC 2047). Headers aren't folded."""
import base64
import re
from email.message import encoded_word

__all__ = ["Header", "decode_header", "make_header"]

_WORD = re.compile(r"=\?([^?]*)\?([qQbB])\?([^?]*)\?=")


class Header:
    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=" ", errors="strict"):
        self._chunks = []
        if s is not None:
            self.append(s, charset)

    def append(self, s, charset=None, errors="strict"):
        if isinstance(s, bytes):
            s = s.decode(str(charset or "us-ascii"), errors)
        self._chunks.append((s, charset))

    def encode(self, splitchars=";, \t", maxlinelen=None, linesep="\n"):
        return " ".join(text if text.isascii() and charset in (None, "us-ascii") else encoded_word(text)
                        for text, charset in self._chunks)

    def __str__(self):
        return " ".join(text for text, _ in self._chunks)

    def __eq__(self, other):
        return other == str(self)


def decode_header(header):
    """[(text, None)], or [(bytes, charset or None), …] if any of it is encoded."""
    text = str(header)
    if not _WORD.search(text):
        return [(text, None)]
    pieces, at = [], 0
    for found in _WORD.finditer(text):
        between = text[at:found.start()]
        if between.strip():
            pieces.append((between.encode(), None))
        charset, way, content = found.groups()
        pieces.append((_decoded(way.lower(), content), charset.lower()))
        at = found.end()
    if text[at:].strip():
        pieces.append((text[at:].encode(), None))
    joined = []
    for content, charset in pieces:
        if joined and joined[-1][1] == charset:
            joined[-1] = (joined[-1][0] + content, charset)
        else:
            joined.append((content, charset))
    return joined


def _decoded(way, content):
    if way == "b":
        return base64.b64decode(content + "=" * (-len(content) % 4))
    pieces = content.replace("_", " ").encode().split(b"=")
    return pieces[0] + b"".join(bytes([int(piece[:2], 16)]) + piece[2:] for piece in pieces[1:])


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=" "):
    made = Header()
    for text, charset in decoded_seq:
        made.append(text, charset)
    return made
