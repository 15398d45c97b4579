"""`html.parser`: tells a program what tags and texts there are in HTML, as far as it has come. Rules: CPython 3.11
Lib/html/parser.py; of what is malformed only the usual is known."""
import re
from html import unescape

__all__ = ["HTMLParser"]

_NAME = re.compile(r"[a-zA-Z][^\t\n\r\f />\x00]*")
_ATTRIBUTE = re.compile(r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*""")
_START_END = re.compile(r"""
  <[a-zA-Z][^\t\n\r\f />\x00]*
  (?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)(?:\s*,)*)?(?:\s|/(?!>))*)*)?
  \s*""", re.VERBOSE)
_REFERENCE = re.compile(r"&(#(?:[0-9]+|[xX][0-9a-fA-F]+)|[a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9#]")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None  # the element whose content is no HTML
        self.lineno, self.offset = 1, 0
        self._starttag_text = None

    def feed(self, data):
        self.rawdata += data
        self._go_ahead(False)

    def close(self):
        self._go_ahead(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def _take(self, end):
        """Goes on to `end`, with the position."""
        passed, self.rawdata = self.rawdata[:end], self.rawdata[end:]
        lines = passed.count("\n")
        self.lineno += lines
        self.offset = len(passed) - passed.rindex("\n") - 1 if lines else self.offset + len(passed)
        return passed

    def _go_ahead(self, end):
        while self.rawdata:
            if self.cdata_elem is not None:
                closing = re.search(rf"</{self.cdata_elem}\s*>", self.rawdata, re.I)
                if closing is None and not end:
                    return
                until = len(self.rawdata) if closing is None else closing.start()
                if until:
                    self.handle_data(self.rawdata[:until])
                    self._take(until)
                    continue
            elif not self.rawdata.startswith("<"):
                if not self._text(end):
                    return
                continue
            if not self._markup(end):
                return

    def _text(self, end):
        until = self.rawdata.find("<")
        if self.convert_charrefs:
            if until < 0:
                amp = self.rawdata.rfind("&", max(0, len(self.rawdata) - 34))
                if not end and amp >= 0 and not re.search(r"[\s;]", self.rawdata[amp:]):
                    return False  # a reference that may go on
                until = len(self.rawdata)
            self.handle_data(unescape(self.rawdata[:until]))
            self._take(until)
            return True
        if until < 0:
            until = len(self.rawdata)
        if (amp := self.rawdata.find("&", 0, until)) > 0:
            until = amp
        elif amp == 0:
            return self._reference(end)
        self.handle_data(self.rawdata[:until])
        self._take(until)
        return True

    def _reference(self, end):
        found = _REFERENCE.match(self.rawdata)
        if found is None:
            unfinished = re.fullmatch(r"&#?[a-zA-Z0-9]*", self.rawdata)
            if unfinished and not end:
                return False
            stop = len(self.rawdata) if unfinished else 1
            self.handle_data(self.rawdata[:stop])
            self._take(stop)
            return True
        name = found[1]
        if name[0] == "#":
            self.handle_charref(name[1:])
        else:
            self.handle_entityref(name)
        self._take(found.end(1) + self.rawdata.startswith(";", found.end(1)))
        return True

    def _markup(self, end):
        """What begins with `<`. False: more is needed."""
        raw = self.rawdata
        if _NAME.match(raw, 1):
            stop = self._start_tag()
        elif raw.startswith("</"):
            stop = self._end_tag()
        elif raw.startswith("<!--"):
            stop = self._until("-->", 4, self.handle_comment)
        elif raw.startswith("<?"):
            stop = self._until(">", 2, self.handle_pi)
        elif raw.startswith("<!["):
            stop = self._until("]>" if not raw.startswith("<![CDATA[") else "]]>", 3, self.unknown_decl)
        elif raw[:9].lower() == "<!doctype":
            stop = self._until(">", 2, self.handle_decl)
        elif raw.startswith("<!"):
            stop = self._until(">", 2, self.handle_comment)
        elif len(raw) > 1 or end:
            self.handle_data("<")
            stop = 1
        else:
            stop = -1
        if stop < 0 and end:
            rest = raw.find(">", 1) + 1 or max(raw.find("<", 1), 1)
            self.handle_data(unescape(raw[:rest]) if self.convert_charrefs and not self.cdata_elem else raw[:rest])
            stop = rest
        if stop < 0:
            return False
        self._take(stop)
        return True

    def _until(self, closing, start, handle):
        at = self.rawdata.find(closing, start)
        if at < 0:
            return -1
        handle(self.rawdata[start:at])
        return at + len(closing)

    def _start_tag(self):
        raw = self.rawdata
        stop = _START_END.match(raw).end()
        if raw.startswith(">", stop):
            stop += 1
        elif raw.startswith("/>", stop):
            stop += 2
        else:
            stop = raw.find(">", stop) + 1
            if not stop:
                return -1
        text = self._starttag_text = raw[:stop]
        name = _NAME.match(raw, 1)
        at = re.compile(r"(?:\s|/(?!>))*").match(raw, name.end()).end()
        tag = self.lasttag = name[0].lower()
        attributes = []
        while at < stop and (found := _ATTRIBUTE.match(raw, at)) and found.end() > at:
            value = found[3]
            if not found[2]:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"') and value:
                value = value[1:-1]
            attributes.append((found[1].lower(), unescape(value) if value else value))
            at = found.end()
        rest = raw[at:stop].strip()
        if rest not in (">", "/>"):
            self.handle_data(text)
        elif rest == "/>":
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return stop

    def _end_tag(self):
        raw = self.rawdata
        stop = raw.find(">") + 1
        if not stop:
            return -1
        name = _NAME.match(raw, 2)
        if name is not None:
            self.handle_endtag(name[0].lower())
            self.clear_cdata_mode()
        elif raw[:3] != "</>":
            self.handle_comment(raw[2:stop - 1])
        return stop

    # For the program to say what becomes of what was found.

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
