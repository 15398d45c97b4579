"""What annotations are made of and how they print. A special form is what one subscribes (Union, Literal,
…). A _GenericAlias is a form or a class with its arguments; it stands for its `__origin__`. Type
variables know how to be replaced: `__typing_subst__`.

The three _typing modules know each other: this one asks for the forms when it is called, not before.
"""
import collections.abc
from types import GenericAlias, UnionType

__name__ = "typing"  # where the classes say they are from


def _type_repr(obj):
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if type(obj) is type(_type_repr):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    return repr(obj)


def _type_check(arg, message):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (ClassVar, Final) or arg in (Generic, Protocol):
        raise TypeError(f"{arg} is not valid as type argument")
    if isinstance(arg, _SpecialForm) and arg._name in ("ClassVar", "Final", "Union", "Optional", "Literal", "Concatenate"):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def _parameters(args):
    """The type variables in args, each once, in order of appearance."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if hasattr(arg, "__typing_subst__"):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (tuple, list)):
            found += [each for each in _parameters(arg) if each not in found]
        else:
            found += [each for each in getattr(arg, "__parameters__", ()) if each not in found]
    return tuple(found)


def _substitute(arg, replaced):
    """arg with its type variables replaced."""
    if isinstance(arg, type):
        return arg
    if hasattr(arg, "__typing_subst__"):
        return replaced[arg]
    if isinstance(arg, (tuple, list)):
        return type(arg)(_substitute(each, replaced) for each in arg)
    inner = getattr(arg, "__parameters__", ())
    return arg[tuple(replaced[each] for each in inner)] if inner else arg


class _Immutable:
    __slots__ = ()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _Combinable:
    """X | Y"""
    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Immutable, _Combinable):
    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _bare(name):
    """A form without arguments: Self, Never, …"""
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    getitem.__name__ = name
    return _SpecialForm(getitem)


def _single(name):
    """A form with one type: ClassVar[int], …"""
    def getitem(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))
    getitem.__name__ = name
    return _SpecialForm(getitem)


class _GenericAlias(_Immutable, _Combinable):
    def __init__(self, origin, args, *, name=None, inst=True):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)
        if name is None:
            self.__module__ = getattr(origin, "__module__", "typing")

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__") or name in ("_name", "_inst"):
            super().__setattr__(name, value)
        else:
            setattr(self.__origin__, name, value)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            entries = [] if self.__origin__ in bases else [self.__origin__]
            following = bases[bases.index(self) + 1:]
            if not any(isinstance(b, _GenericAlias) or isinstance(b, type) and issubclass(b, Generic) for b in following):
                entries.append(Generic)
            return tuple(entries)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _GenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        return self._with(tuple(_substitute(arg, _bind(self, self.__parameters__, args)) for arg in self.__args__))

    def _with(self, args):
        """The same form of other arguments."""
        if self.__origin__ is Union:
            return Union[args]
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __iter__(self):
        yield Unpack[self]


def _bind(cls, parameters, args):
    """{parameter: argument}; TypeError if their numbers differ."""
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        whole = args[0] if len(args) == 1 and isinstance(args[0], (list, tuple)) or args == (...,) else args
        return {parameters[0]: tuple(whole) if isinstance(whole, (list, tuple)) else whole}
    variadic = [i for i, p in enumerate(parameters) if isinstance(p, TypeVarTuple)]
    if variadic:
        at, after = variadic[0], len(parameters) - variadic[0] - 1
        if len(args) >= len(parameters) - 1:
            packed = args[at:len(args) - after]
            args = args[:at] + (packed,) + args[len(args) - after:]
    if len(args) != len(parameters):
        many = "many" if len(args) > len(parameters) else "few"
        raise TypeError(f"Too {many} arguments for {cls}; actual {len(args)}, expected {len(parameters)}")
    return {p: p.__typing_subst__(arg) for p, arg in zip(parameters, args)}


class _SpecialGenericAlias(_GenericAlias):
    """List, Dict and the like: a class under an old name."""

    def __init__(self, origin, count, *, inst=True, name=None):
        super().__init__(origin, (), name=name or origin.__name__, inst=inst)
        self.__dict__["_count"] = count  # of parameters; -1: any
        del self.__dict__["__args__"], self.__dict__["__parameters__"]

    def __repr__(self):
        return "typing." + self._name

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    def __getattr__(self, name):
        if name in ("__args__", "__parameters__"):
            raise AttributeError(name)
        return super().__getattr__(name)

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple(_type_check(p, "Parameters to generic types must be types.") for p in params)
        if self._count >= 0 and len(params) != self._count:
            if not self._count:
                raise TypeError(f"{self} is not a generic class")
            many = "many" if len(params) > self._count else "few"
            raise TypeError(f"Too {many} arguments for {self}; actual {len(params)}, expected {self._count}")
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            checked = tuple(_type_check(p, "Tuple[t, ...]: t must be a type.") for p in params[:-1]) + (...,)
        else:
            checked = tuple(_type_check(p, "Tuple[t0, t1, ...]: each t must be a type.") for p in params)
        return _GenericAlias(tuple, checked, name="Tuple")


class _CallableGenericAlias(_GenericAlias):
    def __repr__(self):
        *parameters, result = self.__args__
        if len(parameters) == 1 and (parameters[0] is ... or isinstance(parameters[0], ParamSpec)
                                     or getattr(parameters[0], "__origin__", None) is Concatenate):
            return f"typing.Callable[{_type_repr(parameters[0])}, {_type_repr(result)}]"
        return f"typing.Callable[[{', '.join(map(_type_repr, parameters))}], {_type_repr(result)}]"

    def _with(self, args):
        *parameters, result = args
        if len(parameters) == 1 and isinstance(parameters[0], (tuple, list)):  # a ParamSpec's
            parameters = list(parameters[0])
        return Callable[parameters if parameters != [...] else ..., result]


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(parameters, (list, tuple)):
            parameters = tuple(_type_check(p, "Callable[[arg, ...], result]: each arg must be a type.") for p in parameters)
        elif parameters is ... or isinstance(parameters, ParamSpec) or getattr(parameters, "__origin__", None) is Concatenate:
            parameters = (parameters,)
        else:
            raise TypeError("Callable[args, result]: args must be a list. " f"Got {parameters}")
        return _CallableGenericAlias(collections.abc.Callable, parameters + (result,), name="Callable")
