"""`string`: constants, Template, Formatter, capwords."""
__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_FIRST = frozenset("_" + ascii_letters)
_LATER = _FIRST | frozenset(digits)


class Template:
    """$name and ${name} are replaced, $$ is a dollar. Subclasses may choose another delimiter."""
    delimiter = "$"

    def __init_subclass__(cls):
        super().__init_subclass__()
        for name in ("pattern", "idpattern", "braceidpattern", "flags"):
            if name in cls.__dict__:
                raise NotImplementedError(f"string.Template with a {name} of its own isn't supported; "
                                          "only the delimiter can be chosen")

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """(text, name, position) triples: the text as it stands; name None: none, "": malformed."""
        text, delimiter = self.template, self.delimiter
        at = 0
        while True:
            start = text.find(delimiter, at)
            if start < 0:
                yield text[at:], None, at
                return
            yield text[at:start], None, at
            at = start + len(delimiter)
            if text.startswith(delimiter, at):
                at += len(delimiter)
                yield delimiter, None, start
                continue
            braced = text.startswith("{", at)
            end = at = at + braced
            while end < len(text) and text[end] in (_LATER if end > at else _FIRST):
                end += 1
            if end == at or braced and not text.startswith("}", end):
                at = start + len(delimiter)
                yield delimiter, "", start
                continue
            name = text[at:end]
            at = end + braced
            yield text[start:at], name, start

    def _invalid(self, position):
        before = self.template[:position]
        line = before.count("\n") + 1
        column = position - (before.rfind("\n") + 1) + 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def substitute(self, mapping={}, /, **kws):
        parts = []
        for text, name, position in self._pieces():
            if name == "":
                self._invalid(position)
            parts.append(text if name is None else str(kws[name] if name in kws else mapping[name]))
        return "".join(parts)

    def safe_substitute(self, mapping={}, /, **kws):
        parts = []
        for text, name, _ in self._pieces():
            if name and name in kws:
                text = str(kws[name])
            elif name and name in mapping:
                text = str(mapping[name])
            parts.append(text)
        return "".join(parts)

    def is_valid(self):
        return all(name != "" for _, name, _ in self._pieces())

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, name, _ in self._pieces() if name))


class Formatter:
    """str.format, with every step a method that a subclass may replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2, 0)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            head = field_name.replace("[", ".").split(".")[0]
            if head == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto) + field_name
                auto += 1
            elif head.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, used = self.get_field(field_name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto = self._vformat(format_spec, args, kwargs, used_args, depth - 1, auto)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto

    def parse(self, format_string):
        literal = ""
        at = 0
        while at < len(format_string):
            char = format_string[at]
            if char not in "{}":
                literal += char
                at += 1
            elif format_string[at:at + 2] == char * 2:
                literal += char
                at += 2
            elif char == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                end, depth = at + 1, 1
                while end < len(format_string) and depth:
                    depth += {"{": 1, "}": -1}.get(format_string[end], 0)
                    end += 1
                if depth:
                    raise ValueError("expected '}' before end of string" if end > at + 1 else
                                     "Single '{' encountered in format string")
                name, _, spec = _split_field(format_string[at + 1:end - 1])
                name, bang, conversion = name.partition("!")
                yield literal, name, spec, conversion if bang else None
                literal = ""
                at = end
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        first, *path = field_name.replace("[", ".[").split(".")
        first = int(first) if first.isdigit() else first
        obj = self.get_value(first, args, kwargs)
        for step in path:
            if step.startswith("["):
                key = step[1:-1]
                obj = obj[int(key) if key.isdigit() else key]
            else:
                obj = getattr(obj, step)
        return obj, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")


def _split_field(text):
    """name!conversion and spec: at the first colon outside brackets."""
    depth = 0
    for at, char in enumerate(text):
        depth += {"[": 1, "]": -1}.get(char, 0)
        if char == ":" and not depth:
            return text[:at], ":", text[at + 1:]
    return text, "", ""
