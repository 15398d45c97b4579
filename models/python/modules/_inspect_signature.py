"""Signature, Parameter and BoundArguments of `inspect`."""
from enum import IntEnum as _IntEnum
from types import BuiltinFunctionType, FunctionType, GenericAlias, MappingProxyType, MethodType

__name__ = "inspect"  # where the classes say they are from


class _empty:
    pass


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        kind = _ParameterKind(kind)
        if default is not _empty and kind in (self.VAR_POSITIONAL, self.VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        return type(self)(self._name if name is _empty else name, self._kind if kind is _empty else kind,
                          default=self._default if default is _empty else default,
                          annotation=self._annotation if annotation is _empty else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        stars = {self.VAR_POSITIONAL: "*", self.VAR_KEYWORD: "**"}
        return stars.get(self._kind, "") + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == \
            (other._name, other._kind, other._default, other._annotation)


class BoundArguments:
    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind is Parameter.VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind is Parameter.VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        full = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif parameter.default is not _empty:
                full[name] = parameter.default
            elif parameter.kind is Parameter.VAR_POSITIONAL:
                full[name] = ()
            elif parameter.kind is Parameter.VAR_KEYWORD:
                full[name] = {}
        self.arguments = full

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        args = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{self.__class__.__name__} ({args})>"


class Signature:
    __slots__ = ("_parameters", "_return_annotation")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = {}
        highest, default_seen = Parameter.POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < highest:
                raise ValueError(f"wrong parameter order: {highest.description} parameter before "
                                 f"{parameter.kind.description} parameter")
            highest = parameter.kind
            if parameter.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
                if parameter.default is _empty:
                    if default_seen:
                        raise ValueError("non-default argument follows default argument")
                else:
                    default_seen = True
            if parameter.name in found:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            found[parameter.name] = parameter
        self._parameters = MappingProxyType(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature_of(obj, follow_wrapped)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return type(self)(self._parameters.values() if parameters is _empty else parameters,
                          return_annotation=self._return_annotation if return_annotation is _empty
                          else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self._parameters.items()) == list(other._parameters.items()) \
            and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        rest = list(args)
        kwargs = dict(kwargs)
        collector = None
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind is Parameter.VAR_POSITIONAL:
                if rest:
                    arguments[name] = tuple(rest)
                rest = []
            elif kind is Parameter.VAR_KEYWORD:
                collector = name
            elif rest and kind is not Parameter.KEYWORD_ONLY:
                if name in kwargs and kind is not Parameter.POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif name in kwargs:
                if kind is Parameter.POSITIONAL_ONLY:
                    if parameter.default is _empty:
                        raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
                else:
                    if rest:
                        raise TypeError("too many positional arguments")
                    arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                if rest:
                    raise TypeError("too many positional arguments")
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if kwargs:
            if collector is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[collector] = kwargs
        return BoundArguments(self, {name: arguments[name] for name in self._parameters if name in arguments})

    def __str__(self):
        parts = []
        positional_only, star_wanted = False, True
        for parameter in self._parameters.values():
            if parameter.kind is Parameter.POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                parts.append("/")
                positional_only = False
            if parameter.kind is Parameter.VAR_POSITIONAL:
                star_wanted = False
            elif parameter.kind is Parameter.KEYWORD_ONLY and star_wanted:
                parts.append("*")
                star_wanted = False
            parts.append(str(parameter))
        if positional_only:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _signature_of(obj, follow_wrapped)


def _without_first(known, of):
    parameters = list(known.parameters.values())
    if parameters and parameters[0].kind is Parameter.VAR_POSITIONAL:
        return known
    if not parameters or parameters[0].kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    return known.replace(parameters=parameters[1:])


def _signature_of(obj, follow_wrapped):
    from functools import partial
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, MethodType):
        return _without_first(_signature_of(obj.__func__, follow_wrapped), obj)
    if follow_wrapped:
        while hasattr(obj, "__wrapped__") and not hasattr(obj, "__signature__"):
            obj = obj.__wrapped__
        if isinstance(obj, MethodType):
            return _signature_of(obj, follow_wrapped)
    own = getattr(obj, "__signature__", None)
    if isinstance(own, Signature):
        return own
    if isinstance(obj, FunctionType):
        return _of_function(obj)
    if isinstance(obj, partial):
        return _of_partial(obj, _signature_of(obj.func, follow_wrapped))
    if isinstance(obj, type):
        return _of_class(obj, follow_wrapped)
    if not isinstance(obj, BuiltinFunctionType):
        call = getattr(type(obj), "__call__", None)
        if isinstance(call, FunctionType):
            return _without_first(_signature_of(call, follow_wrapped), obj)
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    positional = code.co_argcount
    defaults = function.__defaults__ or ()
    kw_defaults = function.__kwdefaults__ or {}
    annotations = function.__annotations__
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    for i, name in enumerate(names[:positional]):
        at = i - (positional - len(defaults))
        add(name, Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD,
            defaults[at] if at >= 0 else _empty)
    rest = positional + code.co_kwonlyargcount
    if code.co_flags & 4:
        add(names[rest], Parameter.VAR_POSITIONAL)
    for name in names[positional:positional + code.co_kwonlyargcount]:
        add(name, Parameter.KEYWORD_ONLY, kw_defaults.get(name, _empty))
    if code.co_flags & 8:
        add(names[rest + bool(code.co_flags & 4)], Parameter.VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _of_partial(obj, known):
    """The parameters that are left; those given by name become keyword-only defaults."""
    given = len(obj.args)
    parameters = []
    keyword_only = False
    for name, parameter in known.parameters.items():
        kind = parameter.kind
        if kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD) and given:
            given -= 1
            continue
        if name in obj.keywords:
            parameter = parameter.replace(default=obj.keywords[name])
            keyword_only = kind is Parameter.POSITIONAL_OR_KEYWORD or keyword_only
        if keyword_only:
            if kind is Parameter.VAR_POSITIONAL:
                continue
            if kind is Parameter.POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=Parameter.KEYWORD_ONLY)
        parameters.append(parameter)
    parameters.sort(key=lambda parameter: parameter.kind)
    return known.replace(parameters=parameters)


def _of_class(cls, follow_wrapped):
    for owner, name in ((type(cls), "__call__"), (cls, "__new__"), (cls, "__init__")):
        for base in owner.__mro__:
            if name not in base.__dict__ or base in (object, type):
                continue
            found = base.__dict__[name]
            found = getattr(found, "__func__", found)
            if isinstance(found, FunctionType):
                return _without_first(_signature_of(found, follow_wrapped), cls)
            break
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    raise ValueError(f"no signature found for builtin type {cls!r}")
