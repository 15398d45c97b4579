"""`textwrap`: paragraphs of a width, and what is done with the blanks in front of lines."""
__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_BLANKS = "\t\n\x0b\x0c\r "


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join(" " if char in _BLANKS else char for char in text)
        chunks = self._split(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))

    def _split(self, text):
        """Blanks and words in turn; words are cut behind hyphens and around dashes."""
        chunks = []
        at = 0
        while at < len(text):
            blank = text[at] in _BLANKS
            end = at
            while end < len(text) and (text[end] in _BLANKS) == blank:
                end += 1
            word = text[at:end]
            chunks += [word] if blank or not self.break_on_hyphens else _hyphenated(word)
            at = end
        return chunks

    @staticmethod
    def _fix_sentence_endings(chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            if chunks[i + 1] == " " and len(word) > 1 and word[-1] in ".!?" and word[-2].islower():
                chunks[i + 1] = "  "

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()  # the next one is last
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue
            last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or last and length <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    lines.append(indent + "".join(line) + self.placeholder)
                    break
                length -= len(line.pop())
            else:
                if lines:
                    previous = lines[-1].rstrip()
                    if len(previous) + len(self.placeholder) <= self.width:
                        lines[-1] = previous + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _handle_long_word(self, chunks, line, length, width):
        """A word that fits on no line: what fits of it, or all of it on a line of its own."""
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and any(char != "-" for char in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())


def _hyphenated(word):
    """'well-known' -> ['well-', 'known']; 'a--b' -> ['a', '--', 'b']"""
    def is_letter(at):
        return 0 <= at < len(word) and (word[at].isalpha() or word[at] == "_")

    def is_word(at):
        return 0 <= at < len(word) and (word[at].isalnum() or word[at] == "_")

    def is_punctuated(at):
        return is_word(at) or 0 <= at < len(word) and word[at] in "!\"'&.,?"

    def dashes_end(at):
        """Where a dash that stands between words ends; 0: there is none at this place."""
        end = at
        while end < len(word) and word[end] == "-":
            end += 1
        return end if end - at >= 2 and is_punctuated(at - 1) and is_word(end) else 0

    def breaks_behind(at):
        """May the line end behind the hyphen at this place?"""
        before = is_letter(at - 1) and (is_letter(at - 2) or at >= 3 and word[at - 2] == "-" and is_letter(at - 3))
        after = is_letter(at + 1) and (is_letter(at + 2) or word[at + 2:at + 3] == "-" and is_letter(at + 3))
        return before and after

    parts = []
    start = at = 0
    while at < len(word):
        if word[at] == "-":
            end = dashes_end(at)
            if end:
                parts += [word[start:at], word[at:end]] if at > start else [word[at:end]]
                start = at = end
                continue
            if at > start and breaks_behind(at):
                parts.append(word[start:at + 1])
                start = at + 1
        at += 1
    if start < len(word):
        parts.append(word[start:])
    return parts


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Without the blanks that all lines begin with; lines of blanks become empty."""
    lines = ["" if not line.strip(" \t") else line for line in text.split("\n")]
    margin = None
    for line in lines:
        if line == "":
            continue
        blanks = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = blanks
        else:
            common = 0
            while common < min(len(margin), len(blanks)) and margin[common] == blanks[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
