"""How the model of `pydantic` checks and converts values: one function per kind of annotation, in the
lax mode of pydantic 2.5, with its error types and messages."""
import sys
from typing import Annotated, Any, Literal, Union, get_args, get_origin


class Problem(Exception):
    """Why one value isn't what was declared."""

    def __init__(self, kind, message, **context):
        self.kind, self.message, self.context = kind, message, context


class Problems(Exception):
    """Those of the parts of a value: a list of (path, Problem, input)."""

    def __init__(self, found):
        self.found = found


def check(annotation, value):
    """The value as the annotation wants it. Raises Problem or Problems."""
    simple = _SIMPLE.get(annotation) if isinstance(annotation, type) else None
    if simple is not None:
        return simple(value)
    if annotation is Any or annotation is None or annotation is type(None):
        if annotation is not Any and value is not None:
            raise Problem("none_required", "Input should be None")
        return value
    origin = get_origin(annotation)
    if origin is Annotated:
        return _check_annotated(annotation, value)
    if origin is Union or type(annotation).__name__ == "UnionType":
        return _check_union(get_args(annotation), value)
    if origin is Literal:
        return _check_literal(get_args(annotation), value)
    if origin in _CONTAINERS:
        return _CONTAINERS[origin](get_args(annotation), value)
    if annotation in _CONTAINERS:
        return _CONTAINERS[annotation]((), value)
    if hasattr(annotation, "_pydantic_check"):
        return annotation._pydantic_check(value)
    if isinstance(annotation, type):
        return _check_class(annotation, value)
    return value  # a TypeVar, a Callable: anything


def _check_int(value):
    if isinstance(value, bool) or isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if value != int(value):
            raise Problem("int_from_float", "Input should be a valid integer, got a number with a fractional part")
        return int(value)
    if isinstance(value, str):
        try:
            return int(value.strip())
        except ValueError:
            raise Problem("int_parsing", "Input should be a valid integer, unable to parse string as an integer") from None
    raise Problem("int_type", "Input should be a valid integer")


def _check_float(value):
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value.strip())
        except ValueError:
            raise Problem("float_parsing", "Input should be a valid number, unable to parse string as a number") from None
    raise Problem("float_type", "Input should be a valid number")


def _check_str(value):
    if not isinstance(value, str):
        raise Problem("string_type", "Input should be a valid string")
    return value


_TRUTHS = {"true": True, "1": True, "on": True, "yes": True, "y": True, "t": True,
           "false": False, "0": False, "off": False, "no": False, "n": False, "f": False}


def _check_bool(value):
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)) and value in (0, 1):
        return bool(value)
    if isinstance(value, str):
        if value.lower() in _TRUTHS:
            return _TRUTHS[value.lower()]
        raise Problem("bool_parsing", "Input should be a valid boolean, unable to interpret input")
    raise Problem("bool_type", "Input should be a valid boolean")


def _check_bytes(value):
    if isinstance(value, str):
        return value.encode()
    if not isinstance(value, bytes):
        raise Problem("bytes_type", "Input should be a valid bytes")
    return value


_SIMPLE = {int: _check_int, float: _check_float, str: _check_str, bool: _check_bool, bytes: _check_bytes,
           object: lambda value: value}


def _parts(found, key, annotation, value):
    """Checks one part of a container; what is wrong goes to `found`."""
    try:
        return check(annotation, value)
    except Problem as problem:
        found.append(((key,), problem, value))
    except Problems as problems:
        found += [((key, *path), problem, given) for path, problem, given in problems.found]


def _sequence(kind, name):
    def check_sequence(arguments, value):
        if isinstance(value, (str, bytes, dict)) or not hasattr(value, "__iter__"):
            raise Problem(f"{name}_type", f"Input should be a valid {name}")
        found = []
        items = [_parts(found, index, arguments[0] if arguments else Any, item) for index, item in enumerate(value)]
        if found:
            raise Problems(found)
        return kind(items)

    return check_sequence


def _check_tuple(arguments, value):
    if not isinstance(value, (list, tuple)):
        raise Problem("tuple_type", "Input should be a valid tuple")
    if not arguments or (len(arguments) == 2 and arguments[1] is Ellipsis):
        return _sequence(tuple, "tuple")(arguments[:1], value)
    if len(arguments) != len(value):
        raise Problem("missing" if len(value) < len(arguments) else "too_long", f"Tuple should have {len(arguments)} items")
    found = []
    items = tuple([_parts(found, index, wanted, item) for index, (wanted, item) in enumerate(zip(arguments, value))])
    if found:
        raise Problems(found)
    return items


def _check_dict(arguments, value):
    if not isinstance(value, dict):
        raise Problem("dict_type", "Input should be a valid dictionary")
    if not arguments:
        return dict(value)
    found = []
    result = {_parts(found, key, arguments[0], key): _parts(found, key, arguments[1], item) for key, item in value.items()}
    if found:
        raise Problems(found)
    return result


_CONTAINERS = {list: _sequence(list, "list"), set: _sequence(set, "set"), frozenset: _sequence(frozenset, "frozenset"),
               tuple: _check_tuple, dict: _check_dict}


def _check_union(choices, value):
    for choice in choices:  # an exact match first
        if isinstance(choice, type) and type(value) is choice:
            return value
    if value is None and type(None) in choices:
        return None
    failed = []
    for choice in choices:
        if choice is type(None):
            continue
        try:
            return check(choice, value)
        except (Problem, Problems) as problem:
            failed.append((choice, problem))
    if len(failed) == 1:
        raise failed[0][1]
    found = []
    for choice, problem in failed:
        name = getattr(choice, "__name__", str(choice))
        rows = problem.found if isinstance(problem, Problems) else [((), problem, value)]
        found += [((name, *path), one, given) for path, one, given in rows]
    raise Problems(found)


def _check_literal(choices, value, kind="literal_error"):
    if value in choices:
        return value
    quoted = [repr(choice) for choice in choices]
    listed = quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]
    raise Problem(kind, f"Input should be {listed}", expected=listed)


def _check_annotated(annotation, value):
    wanted, *details = get_args(annotation)
    value = check(wanted, value)
    for detail in details:
        if hasattr(detail, "constrain"):
            value = detail.constrain(value)
        elif hasattr(detail, "func"):  # AfterValidator
            value = detail.func(value)
    return value


def _check_class(kind, value):
    if isinstance(value, kind):
        return value
    enum = sys.modules.get("enum")
    if enum is not None and issubclass(kind, enum.Enum):
        try:
            return kind(value)
        except ValueError:
            return _check_literal([member.value for member in kind], value, "enum")
    if kind.__module__ in ("datetime", "uuid", "decimal", "pathlib"):
        return _convert(kind, value)
    raise Problem("is_instance_of", f"Input should be an instance of {kind.__name__}", **{"class": kind.__name__})


def _convert(kind, value):
    try:
        if kind.__name__ in ("date", "datetime", "time"):
            return kind.fromisoformat(value.replace("Z", "+00:00"))
        return kind(value)
    except (ValueError, TypeError, AttributeError, ArithmeticError):
        name = kind.__name__.lower()
        raise Problem(f"{name}_parsing", f"Input should be a valid {name}") from None


_MISSING = object()


class FieldInfo:
    """What Field(…) says of a field."""

    def __init__(self, default=..., *, default_factory=None, alias=None, title=None, description=None, gt=None, ge=None,
                 lt=None, le=None, multiple_of=None, min_length=None, max_length=None, pattern=None, regex=None,
                 examples=None, example=None, exclude=None, frozen=None, annotation=None, deprecated=None,
                 json_schema_extra=None, include_in_schema=True, min_items=None, max_items=None):
        self.default = default
        self.default_factory = default_factory
        self.alias = alias
        self.title, self.description, self.examples = title, description, examples
        self.gt, self.ge, self.lt, self.le, self.multiple_of = gt, ge, lt, le, multiple_of
        self.min_length = min_items if min_length is None else min_length
        self.max_length = max_items if max_length is None else max_length
        self.pattern = regex if pattern is None else pattern
        self.exclude = exclude
        self.annotation = annotation

    def is_required(self):
        return self.default is ... and self.default_factory is None

    def get_default(self):
        if self.default_factory is not None:
            return self.default_factory()
        if isinstance(self.default, (list, dict, set)):
            return self.default.copy()
        return self.default

    def constrain(self, value):
        """The value; raises Problem if it breaks a rule of the field."""
        if value is None:
            return value
        for limit, holds, kind, words in [
                (self.gt, lambda v, n: v > n, "greater_than", "greater than"),
                (self.ge, lambda v, n: v >= n, "greater_than_equal", "greater than or equal to"),
                (self.lt, lambda v, n: v < n, "less_than", "less than"),
                (self.le, lambda v, n: v <= n, "less_than_equal", "less than or equal to"),
                (self.multiple_of, lambda v, n: v % n == 0, "multiple_of", "a multiple of")]:
            if limit is not None and not holds(value, limit):
                name = {"greater_than": "gt", "greater_than_equal": "ge", "less_than": "lt", "less_than_equal": "le"}
                raise Problem(kind, f"Input should be {words} {limit}", **{name.get(kind, kind): limit})
        self._constrain_length(value)
        if self.pattern is not None:
            import re

            if re.search(self.pattern, value) is None:
                raise Problem("string_pattern_mismatch", f"String should match pattern '{self.pattern}'", pattern=self.pattern)
        return value

    def _constrain_length(self, value):
        if self.min_length is None and self.max_length is None:
            return
        what, things = ("String", "character") if isinstance(value, str) else (type(value).__name__.capitalize(), "item")
        for limit, wrong, kind, words in [(self.min_length, len(value) < (self.min_length or 0), "short", "at least"),
                                          (self.max_length, self.max_length is not None and len(value) > self.max_length, "long", "at most")]:
            if limit is not None and wrong:
                name = f"string_too_{kind}" if isinstance(value, str) else f"too_{kind}"
                after = "" if isinstance(value, str) else f" after validation, not {len(value)}"
                raise Problem(name, f"{what} should have {words} {limit} {things}{'' if limit == 1 else 's'}{after}",
                              **{"min_length" if kind == "short" else "max_length": limit})
