"""What is done with dataclasses and their instances: asdict, astuple, replace, make_dataclass."""
from types import FunctionType
from dataclasses import MISSING, _FIELD_CLASSVAR, _FIELD_INITVAR, dataclass, fields

__name__ = "dataclasses"  # where the functions say they are from


def _is_dataclass_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, lambda o, convert: dict_factory([(f.name, convert(getattr(o, f.name))) for f in fields(o)]),
                      dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda o, convert: tuple_factory([convert(getattr(o, f.name)) for f in fields(o)]), dict)


_ATOMIC = (type(None), bool, int, float, str, bytes, type, FunctionType, type(len), type(...))


def _converted(obj, convert_dataclass, dict_factory):
    """A deep copy in which dataclass instances are what convert_dataclass makes of them."""
    def convert(value):
        if type(value) in _ATOMIC:
            return value
        if _is_dataclass_instance(value):
            return convert_dataclass(value, convert)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*[convert(v) for v in value])
        if isinstance(value, (list, tuple)):
            return type(value)(convert(v) for v in value)
        if isinstance(value, dict):
            items = [(convert(k), convert(v)) for k, v in value.items()]
            if hasattr(type(value), "default_factory"):
                made = type(value)(value.default_factory)
                made.update(items)
                return made
            return type(value)(items)
        from copy import deepcopy
        return deepcopy(value)
    return convert(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    from keyword import iskeyword
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(
        {"__module__": "types", **(namespace or {}), **defaults, "__annotations__": annotations}))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
