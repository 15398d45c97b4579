"""`dataclasses`: methods written from a class's annotations. Those that depend on the fields are put
together as text and defined as if the program had written them.

Wording and order of everything: CPython 3.11 Lib/dataclasses.py.
"""
import sys as _sys
from reprlib import recursive_repr as _recursive_repr
from types import GenericAlias, MappingProxyType
from _interleave import define as _define

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields",
           "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _Named:
    """A value that is known by its name."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = _Named("_FIELD"), _Named("_FIELD_CLASSVAR"), _Named("_FIELD_INITVAR")
_FACTORY = _Named("<factory>")  # the default of a parameter whose field has a default_factory
_NO_METADATA = MappingProxyType({})


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_recursive_repr("...")
    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq = init, repr, eq
        self.order, self.unsafe_hash, self.frozen = order, unsafe_hash, frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
                f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ── Reading the class ──

def _written(cls, annotation, module_name):
    """What an annotation that is written as text begins with, if it is a name of that module: `ClassVar[int]`,
    `typing.ClassVar`, `t.ClassVar` after `import typing as t`."""
    names = getattr(_sys.modules.get(cls.__module__), "__dict__", {})
    first, rest = _word(annotation)
    if rest.startswith("."):
        module = names.get(first)
        if module is None or module is not _sys.modules.get(module_name):
            return None
        first, _ = _word(rest[1:])
        names = module.__dict__
    return names.get(first)


def _word(text):
    """The identifier at the beginning and what follows it, blanks aside."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _is_classvar(annotation):
    form = getattr(annotation, "__origin__", annotation)
    return repr(form) == "typing.ClassVar" and not isinstance(form, type)


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only_mark(cls, annotation):
    if isinstance(annotation, str):
        annotation = _written(cls, annotation, "dataclasses")
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING  # of __slots__
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    is_text = isinstance(annotation, str)
    if _is_classvar(_written(cls, annotation, "typing") if is_text else annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(_written(cls, annotation, "dataclasses") if is_text else annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _collect_fields(cls, kw_only):
    """The fields of the bases and the class's own, by name, and is any base a dataclass, frozen or not?"""
    found = {}
    frozen_bases = set()
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get("__dataclass_fields__")
        if inherited is not None:
            found.update(inherited)
            frozen_bases.add(base.__dataclass_params__.frozen)
    annotations = cls.__dict__.get("__annotations__", {})
    marked = False
    for name, annotation in annotations.items():
        if _is_kw_only_mark(cls, annotation):
            if marked:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            marked = kw_only = True
            continue
        f = _get_field(cls, name, annotation, kw_only)
        found[name] = f
        if isinstance(getattr(cls, name, None), Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found, frozen_bases


# ── Writing methods ──

def _make(cls, name, parameters, body, scope=None):
    """The function with these parameters and this body, as a method of cls."""
    names = {"__name__": cls.__module__, "__builtins_object": object, **(scope or {})}
    _define(f"def {name}({', '.join(parameters)}):\n" + "".join(f"    {line}\n" for line in body), names)
    function = names[name]
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    return function


def _set_new(cls, name, value):
    """Adds the attribute unless the class has it. True: it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    return f"{f.name}=__default_{f.name}__"


def _init_line(f, frozen, slots, self_name, scope):
    """The statement of __init__ that sets the field, or None."""
    if f.default_factory is not MISSING:
        scope[f"__factory_{f.name}__"] = f.default_factory
        scope[f"__default_{f.name}__"] = _FACTORY
        call = f"__factory_{f.name}__()"
        value = f"{call} if {f.name} is __FACTORY__ else {f.name}" if f.init else call
    elif f.init:
        if f.default is not MISSING:
            scope[f"__default_{f.name}__"] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        scope[f"__default_{f.name}__"] = f.default
        value = f"__default_{f.name}__"
    else:
        return None  # the default is the class's attribute
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__builtins_object.__setattr__({self_name}, {f.name!r}, {value})"
    return f"{self_name}.{f.name} = {value}"


def _make_init(cls, found, frozen, slots, has_post_init):
    standard = [f for f in found if f.init and not f.kw_only]
    keyword_only = [f for f in found if f.init and f.kw_only]
    seen_default = False
    for f in standard:
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    self_name = "__dataclass_self__" if any(f.name == "self" for f in found) else "self"
    scope = {"__FACTORY__": _FACTORY}
    body = [line for f in found if (line := _init_line(f, frozen, slots, self_name, scope)) is not None]
    if has_post_init:
        arguments = ", ".join(f.name for f in found if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.__post_init__({arguments})")
    parameters = [self_name, *map(_init_parameter, standard)]
    if keyword_only:
        parameters += ["*", *map(_init_parameter, keyword_only)]
    init = _make(cls, "__init__", parameters, body or ["pass"], scope)
    init.__annotations__ = {f.name: f.type.type if type(f.type) is InitVar else f.type for f in standard + keyword_only}
    init.__annotations__["return"] = None
    return init


def _make_repr(cls, found):
    text = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in found)
    return _recursive_repr("...")(
        _make(cls, "__repr__", ["self"], [f"return self.__class__.__qualname__ + f\"({text})\""]))


def _values_of(name, found):
    return "(" + "".join(f"{name}.{f.name}, " for f in found) + ")"


def _make_comparison(cls, name, operator, found):
    return _make(cls, name, ["self", "other"], [
        "if other.__class__ is self.__class__:",
        f"    return {_values_of('self', found)} {operator} {_values_of('other', found)}",
        "return NotImplemented"])


def _make_hash(cls, found):
    return _make(cls, "__hash__", ["self"], [f"return hash({_values_of('self', found)})"])


def _make_frozen(cls, found):
    names = tuple(f.name for f in found)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
    return __setattr__, __delattr__


# ── The decorator ──

def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    found, frozen_bases = _collect_fields(cls, kw_only)
    cls.__dataclass_fields__ = found
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    if True in frozen_bases and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if False in frozen_bases and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    had_eq = "__eq__" in cls.__dict__
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (own_hash is MISSING or (own_hash is None and had_eq))
    plain = [f for f in found.values() if f._field_type is _FIELD]
    if init:
        takes_part = [f for f in found.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
        _set_new(cls, "__init__", _make_init(cls, takes_part, frozen, slots, hasattr(cls, "__post_init__")))
    if repr:
        _set_new(cls, "__repr__", _make_repr(cls, [f for f in plain if f.repr]))
    compared = [f for f in plain if f.compare]
    if eq:
        _set_new(cls, "__eq__", _make_comparison(cls, "__eq__", "==", compared))
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _make_comparison(cls, name, operator, compared)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using "
                                "functools.total_ordering")
    if frozen:
        for function in _make_frozen(cls, plain):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    hashed = [f for f in plain if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _make_hash(cls, hashed)
    elif eq and not has_explicit_hash:
        cls.__hash__ = _make_hash(cls, hashed) if frozen else None
    if not cls.__dict__.get("__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls)
    if match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in found.values()
                                              if f.init and not f.kw_only and f._field_type is not _FIELD_CLASSVAR))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _signature_text(cls):
    """(x: int, y: int = 0), as inspect would give it."""
    def annotation(t):
        if isinstance(t, type) and not isinstance(t, GenericAlias):
            return t.__qualname__ if t.__module__ in ("builtins", cls.__module__) else f"{t.__module__}.{t.__qualname__}"
        return repr(t).replace("typing.", "")

    def text(f):
        t = f.type.type if type(f.type) is InitVar else f.type
        default = "" if f.default is MISSING and f.default_factory is MISSING else \
            f" = {_FACTORY if f.default_factory is not MISSING else f.default!r}"
        return f"{f.name}: {annotation(t)}{default}"
    taking = [f for f in cls.__dataclass_fields__.values() if f.init and f._field_type is not _FIELD_CLASSVAR]
    keyword_only = [text(f) for f in taking if f.kw_only]
    parts = [text(f) for f in taking if not f.kw_only] + (["*", *keyword_only] if keyword_only else [])
    return f"({', '.join(parts)})"


def _with_slots(cls, frozen, weakref_slot):
    """The class anew, for `__slots__` must be known when it is made."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    namespace["__slots__"] = tuple(name for name in (*names, *(("__weakref__",) if weakref_slot else ()))
                                   if name not in inherited)
    for name in (*names, "__dict__", "__weakref__"):
        namespace.pop(name, None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if frozen:
        made.__getstate__ = lambda self: [getattr(self, f.name) for f in fields(self)]
        made.__setstate__ = _set_state
        made.__setattr__, made.__delattr__ = _make_frozen(made, fields(made))
    return made


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# ── Functions on dataclasses ──

def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


from _dataclass_functions import asdict, astuple, make_dataclass, replace
