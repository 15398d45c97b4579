"""json: reading and writing, as CPython formats it."""
import _json


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = "json.decoder"


class JSONDecoder:
    """Texts as values. What needs no hooks is read natively; the rest, and what isn't JSON, by
    _json_scanner, which words the errors."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int, self.parse_constant = parse_float, parse_int, parse_constant
        self.strict = strict

    def _scanner(self):
        from _json_scanner import Scanner
        return Scanner(self)

    def decode(self, s):
        if _plain(self):
            value = _json.parse(s)
            if not isinstance(value, tuple):
                return value
        scanner = self._scanner()
        value, end = scanner.value(s, scanner.blanks(s, 0))
        end = scanner.blanks(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._scanner().value(s, idx)


def _plain(decoder):
    return decoder.strict and not any((decoder.object_hook, decoder.object_pairs_hook, decoder.parse_float,
                                       decoder.parse_int, decoder.parse_constant))


def loads(s, *, cls=JSONDecoder, **options):
    if isinstance(s, bytes):
        s = s.decode("utf-8-sig" if s[:3] == b"\xef\xbb\xbf" else "utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    return (cls or JSONDecoder)(**{name: value for name, value in options.items() if value is not None}).decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)


class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is None:
            separators = (", ", ": ") if indent is None else (",", ": ")
        self.item_separator, self.key_separator = separators
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        pieces = []
        self._write(o, pieces, 0, set() if self.check_circular else None)
        return "".join(pieces)

    def iterencode(self, o):
        yield self.encode(o)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o in (float("inf"), float("-inf")):
            text = "Infinity" if o > 0 else "-Infinity"
        else:
            return repr(float(o))
        if not self.allow_nan:
            shown = "" if self.indent is None else f": {o!r}"  # CPython's C and Python encoders word it differently
            raise ValueError("Out of range float values are not JSON compliant" + shown)
        return text

    def _atom(self, o):
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, str):
            return _json.quote(o, self.ensure_ascii)
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        atom = self._atom(key)
        if atom is None and not self.skipkeys:
            raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")
        return atom

    def _write(self, o, pieces, level, active):
        atom = self._atom(o)
        if atom is not None:
            pieces.append(atom)
            return
        if active is not None:
            if id(o) in active:
                raise ValueError("Circular reference detected")
            active.add(id(o))
        if isinstance(o, (list, tuple)):
            self._write_items("[", "]", [("", item) for item in o], pieces, level, active)
        elif isinstance(o, dict):
            items = sorted(o.items()) if self.sort_keys else o.items()
            named = [(self._key(key), value) for key, value in items]
            quoted = [(_json.quote(key, self.ensure_ascii) + self.key_separator, value)
                      for key, value in named if key is not None]
            self._write_items("{", "}", quoted, pieces, level, active)
        else:
            self._write(self.default(o), pieces, level, active)
        if active is not None:
            active.discard(id(o))

    def _write_items(self, opening, closing, items, pieces, level, active):
        pieces.append(opening)
        line = "" if self.indent is None else "\n" + self.indent * (level + 1)
        for number, (prefix, value) in enumerate(items):
            if number:
                pieces.append(self.item_separator)
            pieces.append(line + prefix)
            self._write(value, pieces, level + 1, active)
        if items and self.indent is not None:
            pieces.append("\n" + self.indent * level)
        pieces.append(closing)


def dumps(obj, *, cls=None, **kwargs):
    return (cls or JSONEncoder)(**kwargs).encode(obj)


def dump(obj, fp, **kwargs):
    fp.write(dumps(obj, **kwargs))
