"""The parts of `typing` that make or mark classes and functions: Protocol, NamedTuple, TypedDict, NewType,
overload, get_type_hints and their like."""
from abc import ABCMeta
import collections
from types import FunctionType, GenericAlias, MethodType, ModuleType, UnionType
from _interleave import caller_module as _caller_module, define as _define
import _typing_aliases
from _typing_aliases import _GenericAlias, _Immutable, _type_check, _type_repr
from _typing_forms import Annotated, ClassVar, Final, ForwardRef, NotRequired, Required, Union, _AnnotatedAlias
from _typing_variables import Generic, ParamSpec, ParamSpecArgs, ParamSpecKwargs

__name__ = "typing"

TYPE_CHECKING = False


# ── Protocol ──

_NOT_MEMBERS = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__",
    "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol", "_abc_impl",
    "__static_attributes__", "__qualname__"))


def _protocol_members(cls):
    """The names that a class must have to follow the protocol."""
    members = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", ())]:
            if name not in _NOT_MEMBERS:
                members.add(name)
    return members


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol", False):
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        return all(hasattr(instance, name) and
                   not (callable(getattr(cls, name, None)) and getattr(instance, name) is None)
                   for name in _protocol_members(cls))


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or getattr(base, "_is_protocol", False)
                    or base.__module__ in ("collections.abc", "contextlib")):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if "__init__" not in cls.__dict__ or cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init

        def __subclasshook__(other):
            if not cls.__dict__.get("_is_protocol", False):
                return NotImplemented
            if not cls._is_runtime_protocol:
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            members = _protocol_members(cls)
            if not all(callable(getattr(cls, name, None)) for name in members):
                raise TypeError("Protocols with non-method members don't support issubclass()")
            for name in members:
                for base in other.__mro__:
                    if name in base.__dict__:
                        if base.__dict__[name] is None:
                            return NotImplemented
                        break
                    if name in base.__dict__.get("__annotations__", ()) and getattr(other, "_is_protocol", False):
                        break
                else:
                    return NotImplemented
            return True
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = staticmethod(__subclasshook__)


_typing_aliases.Protocol = Protocol


def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


# ── NamedTuple and TypedDict ──

def _make_named_tuple(name, types, module, defaults=()):
    types = {field: _type_check(t, f"field {field} annotation must be a type") for field, t in types}
    made = collections.namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_NAMED_TUPLE_OWN = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                              "_field_types", "_make", "_replace", "_asdict", "_source"))


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = ns.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_named_tuple(typename, types.items(), ns["__module__"], [ns[n] for n in defaults])
        if Generic in bases:
            made = type(typename, (made, Generic), {"__slots__": (), "__module__": ns["__module__"],
                                                    "__orig_bases__": ns.get("__orig_bases__", bases)})
        for key in ns:
            if key in _NAMED_TUPLE_OWN:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__annotations__", "__module__", "__qualname__", "__classcell__", "__orig_bases__") \
                    and key not in made._fields:
                setattr(made, key, ns[key])
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        cell = ns.get("__classcell__")
        if cell is not None:
            cell.cell_contents = made
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_named_tuple(typename, fields, module=_caller_module())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        own = {key: _type_check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
               for key, t in ns.get("__annotations__", {}).items()}
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        for key, t in own.items():
            if isinstance(t, _AnnotatedAlias):
                t = t.__origin__
            mark = getattr(t, "__origin__", None)
            (required if mark is Required or total and mark is not NotRequired else optional).add(key)
        annotations.update(own)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": _caller_module()}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType(_Immutable, _typing_aliases._Combinable):
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller_module()

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")
        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


# ── Marks ──

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


_overloads = {}  # module and qualified name: {line: function}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    plain = getattr(func, "__func__", func)
    if hasattr(plain, "__code__"):
        _overloads.setdefault((plain.__module__, plain.__qualname__), {})[plain.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    plain = getattr(func, "__func__", func)
    return list(_overloads.get((plain.__module__, plain.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, FunctionType):
                value.__no_type_check__ = True
    arg.__no_type_check__ = True
    return arg


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


# ── Asking ──

def _evaluate(tp, globalns, localns):
    """tp with the types that are written as text in it resolved."""
    if isinstance(tp, ForwardRef):
        scope = {**globalns, **localns}
        _define(f"__type__ = (\n{tp.__forward_arg__}\n)", scope)
        return _evaluate(_type_check(scope["__type__"], "Forward references must evaluate to types."), globalns, localns)
    if isinstance(tp, (_GenericAlias, GenericAlias, UnionType)) and getattr(tp, "__args__", ()):
        args = tuple(_evaluate(ForwardRef(a) if isinstance(tp, GenericAlias) and isinstance(a, str) else a, globalns, localns)
                     for a in tp.__args__)
        if args == tp.__args__:
            return tp
        if isinstance(tp, GenericAlias):
            return GenericAlias(tp.__origin__, args)
        if isinstance(tp, UnionType):
            return Union[args]
        return tp._with(args)
    return tp


def _strip_annotations(tp):
    """tp without Annotated, Required and NotRequired."""
    if isinstance(tp, _AnnotatedAlias):
        return _strip_annotations(tp.__origin__)
    if getattr(tp, "__origin__", None) in (Required, NotRequired):
        return _strip_annotations(tp.__args__[0])
    if isinstance(tp, (_GenericAlias, GenericAlias)) and getattr(tp, "__args__", ()):
        args = tuple(map(_strip_annotations, tp.__args__))
        if args == tp.__args__:
            return tp
        return GenericAlias(tp.__origin__, args) if isinstance(tp, GenericAlias) else tp._with(args)
    return tp


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        sources = [(base.__dict__.get("__annotations__", {}), _module_names(base), dict(base.__dict__))
                   for base in reversed(obj.__mro__)]
    else:
        plain = obj
        while hasattr(plain, "__wrapped__"):
            plain = plain.__wrapped__
        names = obj.__dict__ if isinstance(obj, ModuleType) else getattr(plain, "__globals__", {})
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (FunctionType, MethodType, ModuleType)) or callable(obj):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        sources = [(annotations, names, {})]
    for annotations, names, own in sources:
        if globalns is not None:
            names = globalns
        if localns is not None:
            own = localns
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value)
            hints[name] = _evaluate(value, names, own)
    return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}


def _module_names(cls):
    import sys
    module = sys.modules.get(cls.__module__)
    return getattr(module, "__dict__", {})


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = getattr(tp, "__args__", ())
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()
