"""The forms of `typing`: Union, Optional, Literal, Annotated, Any and so on."""
from types import UnionType
import _typing_aliases
from _typing_aliases import (_Combinable, _GenericAlias, _Immutable, _SpecialForm, _bare, _single, _type_check,
                             _type_repr)
from _typing_variables import ParamSpec

__name__ = "typing"


# ── Union, Literal and the other forms ──

class _UnionGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_type_repr(args[args[0] is type(None)])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


def Union(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for arg in parameters:
        arg = _type_check(arg, "Union[arg, ...]: each arg must be a type.")
        for each in arg.__args__ if isinstance(arg, (_UnionGenericAlias, UnionType)) else (arg,):
            if each not in flat:
                flat.append(each)
    if len(flat) == 1:
        return flat[0]
    name = "Optional" if len(flat) == 2 and type(None) in flat else "Union"
    return _UnionGenericAlias(self, tuple(flat), name=name)


Union = _SpecialForm(Union)
_UnionGenericAlias._with = lambda self, args: Union[args]


def Optional(self, parameters):
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


Optional = _SpecialForm(Optional)


class _LiteralGenericAlias(_GenericAlias):
    def _values(self):
        return {(value, type(value)) for value in self.__args__}

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self):
        return hash(frozenset(self._values()))


def Literal(self, parameters):
    values = {}
    for parameter in parameters if isinstance(parameters, tuple) else (parameters,):
        for value in parameter.__args__ if isinstance(parameter, _LiteralGenericAlias) else (parameter,):
            try:
                values[value, type(value)] = value
            except TypeError:  # unhashable
                values[id(value), type(value)] = value
    return _LiteralGenericAlias(self, tuple(values.values()))


Literal = _SpecialForm(Literal)
ClassVar = _single("ClassVar")
Final = _single("Final")
Required = _single("Required")
NotRequired = _single("NotRequired")
TypeGuard = _single("TypeGuard")
Self = _bare("Self")
Never = _bare("Never")
NoReturn = _bare("NoReturn")
LiteralString = _bare("LiteralString")
TypeAlias = _bare("TypeAlias")


def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _GenericAlias(self, parameters)


Concatenate = _SpecialForm(Concatenate)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return "*" + repr(self.__args__[0])


def Unpack(self, parameters):
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


Unpack = _SpecialForm(Unpack)


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata, **ignored):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)


class Annotated:
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        return _AnnotatedAlias(_type_check(params[0], "Annotated[t, ...]: t must be a type."), params[1:])

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class ForwardRef(_Immutable, _Combinable):
    """A type that is written as text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_class__ = is_class

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = f", module={self.__forward_module__!r}" if self.__forward_module__ is not None else ""
        return f"ForwardRef({self.__forward_arg__!r}{module})"


for _form in (ClassVar, Concatenate, Final, ForwardRef, Union, Unpack):
    setattr(_typing_aliases, getattr(_form, "_name", None) or _form.__name__, _form)
