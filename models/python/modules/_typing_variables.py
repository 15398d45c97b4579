"""Type variables, and Generic, which classes get theirs through."""
import _typing_aliases
from _typing_aliases import _Combinable, _GenericAlias, _Immutable, _bind, _parameters, _type_check
from _interleave import caller_module as _caller_module

__name__ = "typing"


# ── Type variables ──

class _Variable(_Immutable, _Combinable):
    __slots__ = ()

    def _describe(self, name, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")
        self.__module__ = _caller_module()

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self._describe(name, bound, covariant, contravariant)
        self.__constraints__ = tuple(_type_check(t, "TypeVar(name, constraint, ...): constraints must be types.")
                                     for t in constraints)

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.")
        if getattr(arg, "__origin__", None) is _typing_aliases.Unpack:
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_Variable):
    def __init__(self, name):
        self._describe(name, None, False, False)

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield _typing_aliases.Unpack[self]

    def __typing_subst__(self, arg):
        return arg


class _ParamSpecPart(_Immutable):
    _part = ""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        return type(other) is type(self) and self.__origin__ == other.__origin__

    __hash__ = object.__hash__


class ParamSpecArgs(_ParamSpecPart):
    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    _part = "kwargs"


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self._describe(name, bound, covariant, contravariant)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_type_check(each, "Expected a type.") for each in arg)
        return arg


# ── Generic ──

class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        if cls in (Generic, _typing_aliases.Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            params = tuple(p.__args__[0] if getattr(p, "__origin__", None) is _typing_aliases.Unpack else p for p in params)
            if not all(isinstance(p, _Variable) for p in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                "specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, params)
        if not cls.__parameters__:
            raise TypeError(f"{cls} is not a generic class")
        params = tuple(p if isinstance(p, (list, tuple)) or p is ... else
                       _type_check(p, "Parameters to generic types must be types.") for p in params)
        bound = _bind(cls, cls.__parameters__, params)
        args = []
        for parameter in cls.__parameters__:
            args += bound[parameter] if isinstance(parameter, TypeVarTuple) else (bound[parameter],)
        return _GenericAlias(cls, tuple(args))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if Generic in (bases if bases is not None else () if cls.__name__ == "Protocol" else cls.__bases__):
            raise TypeError("Cannot inherit from plain Generic")
        variables = ()
        if bases is not None:
            variables = _parameters(bases)
            declared = [b.__parameters__ for b in bases if isinstance(b, _GenericAlias) and b.__origin__ in (Generic, _typing_aliases.Protocol)]
            if len(declared) > 1:
                raise TypeError("Cannot inherit from Generic[...] multiple types.")
            if declared:
                missing = [v for v in variables if v not in declared[0]]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                    f"Generic[{', '.join(map(str, declared[0]))}]")
                variables = declared[0]
        cls.__parameters__ = tuple(variables)


for _each in (Generic, ParamSpec, TypeVarTuple):
    setattr(_typing_aliases, _each.__name__, _each)
