"""`pprint`: data structures on several lines when one is too short for them."""
import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._line(object, {}, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Sorts by value where that works, else by type and address."""
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if int(indent) < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent_per_level = int(indent)
        self._width = int(width)
        self._depth = depth
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        stream = self._stream if self._stream is not None else _sys.stdout
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self._line(object, {}, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self._line(object, {}, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """A repr on one line, is it readable, is it recursive? Subclasses may replace it."""
        return self._safe_repr(object, context, maxlevels, level)

    def _line(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)

    # ── On several lines ──

    def _format(self, object, write, indent, allowance, context, level):
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._line(object, context, level)[0]
        if len(text) > self._width - indent - allowance:
            method = _METHODS.get(_repr_of(object))
            fields = getattr(type(object), "__dataclass_fields__", None)
            if method is not None or fields is not None and not isinstance(object, type) \
                    and hasattr(type(object).__repr__, "__wrapped__") and type(object).__dataclass_params__.repr:
                context[id(object)] = 1
                (method or PrettyPrinter._dataclass)(self, object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _dataclass(self, object, write, indent, allowance, context, level):
        name = object.__class__.__name__
        shown = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and repr(f._field_type) == "_FIELD"]
        write(name + "(")
        self._attributes(shown, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _namespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else type(object).__name__
        write(name + "(")
        self._attributes(list(object.__dict__.items()), write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _attributes(self, items, write, indent, allowance, context, level):
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            write(f"{key}=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                write(",\n" + " " * indent)

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else list(object.items())
            self._dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._line(key, context, level)[0]
            write(text + ": ")
            self._format(value, write, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                write(",\n" + " " * indent)

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        self._list(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        write("(")
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        if object.__class__ is set:
            begin, end = "{", "}"
        else:
            begin, end = object.__class__.__name__ + "({", "})"
            indent += len(object.__class__.__name__) + 1
        write(begin)
        self._items(sorted(object, key=_Key), write, indent, allowance + len(end), context, level)
        write(end)

    def _deque(self, object, write, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        write(name + "([")
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            write("],\n" + " " * indent + f"maxlen={self._line(object.maxlen, context, level)[0]})")

    def _default_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        head = f"{object.__class__.__name__}({self._line(object.default_factory, context, level)[0]}, "
        indent += len(object.__class__.__name__) + 1
        write(head.rstrip() + "\n" + " " * indent)
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._dict_items(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _str(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width = room = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            parts = _words(line)
            width = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        separator = ",\n" + " " * indent
        delimiter = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            if i == len(items) - 1:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._line(item, context, level)[0]
                needed = len(text) + 2
                if width < needed:
                    width = max_width
                    if delimiter:
                        delimiter = separator
                if width >= needed:
                    width -= needed
                    write(delimiter)
                    delimiter = ", "
                    write(text)
                    continue
            write(delimiter)
            delimiter = separator
            self._format(item, write, indent, allowance if i == len(items) - 1 else 1, context, level)

    # ── On one line ──

    def _safe_repr(self, object, context, maxlevels, level):
        if type(object) in (str, bytes, float, bool, type(None)):
            return repr(object), True, False
        kind = _repr_of(object)
        if kind is int.__repr__ and isinstance(object, int):
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if kind not in (dict.__repr__, list.__repr__, tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        is_dict, is_list = kind is dict.__repr__, kind is list.__repr__
        if not object:
            return ("{}" if is_dict else "[]" if is_list else "()"), True, False
        shape = "{%s}" if is_dict else "[%s]" if is_list else "(%s,)" if len(object) == 1 else "(%s)"
        if maxlevels and level >= maxlevels:
            return shape % "...", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        if is_dict:
            for pair in sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items():
                texts = []
                for each in pair:
                    text, is_readable, is_recursive = self.format(each, context, maxlevels, level)
                    texts.append(text)
                    readable = readable and is_readable
                    recursive = recursive or is_recursive
                parts.append(": ".join(texts))
        else:
            for item in object:
                text, is_readable, is_recursive = self.format(item, context, maxlevels, level)
                parts.append(text)
                readable = readable and is_readable
                recursive = recursive or is_recursive
        del context[id(object)]
        return shape % ", ".join(parts), readable, recursive


def _repr_of(object):
    return type(object).__repr__


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """Words with the blanks behind them, as long lines are cut."""
    words, at = [], 0
    while at < len(line):
        end = at
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        words.append(line[at:end])
        at = end
    return words


def _methods():
    from collections import Counter, OrderedDict, defaultdict, deque
    from types import SimpleNamespace
    printer = PrettyPrinter
    return {dict.__repr__: printer._dict, list.__repr__: printer._list, tuple.__repr__: printer._tuple,
            set.__repr__: printer._set, frozenset.__repr__: printer._set, str.__repr__: printer._str,
            OrderedDict.__repr__: printer._ordered_dict, Counter.__repr__: printer._counter,
            defaultdict.__repr__: printer._default_dict, deque.__repr__: printer._deque,
            SimpleNamespace.__repr__: printer._namespace}


_METHODS = _methods()
