"""`inspect`: what kind of thing an object is, what it is made of, how it is called."""
import sys as _sys
import types as _types
from collections import namedtuple as _namedtuple

from _inspect_classes import Attribute, classify_class_attrs, getclasstree
from _inspect_frames import (ArgInfo, Arguments, ClosureVars, FrameInfo, Traceback, currentframe, formatargvalues, getargs,
                             getargvalues, getclosurevars, getframeinfo, getinnerframes, getlineno, getouterframes, stack,
                             trace)
from _inspect_signature import BoundArguments, Parameter, Signature, formatannotation, signature
from _interleave import define as _define, source_of as _source_of

__all__ = ["BoundArguments", "FullArgSpec", "Parameter", "Signature", "cleandoc", "formatannotation",
           "get_annotations", "getasyncgenstate", "getattr_static", "getcallargs",
           "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getfullargspec", "currentframe",
           "getframeinfo", "getouterframes", "stack",
           "getgeneratorlocals", "getgeneratorstate", "getmembers", "getmodule", "getmro", "getsource",
           "getsourcefile", "getsourcelines", "isabstract", "isasyncgen", "isasyncgenfunction",
           "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine", "iscoroutinefunction",
           "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction",
           "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismodule",
           "isroutine", "istraceback", "signature", "unwrap", "ArgInfo", "Arguments", "Attribute", "ClosureVars",
           "FrameInfo", "Traceback", "classify_class_attrs", "findsource", "formatargvalues", "getabsfile", "getargs",
           "getargvalues", "getblock", "getclasstree", "getclosurevars", "getinnerframes", "getlineno",
           "getmembers_static", "getmodulename", "indentsize", "ismethodwrapper", "trace",
           "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING",
           "CORO_SUSPENDED", "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "CO_ASYNC_GENERATOR",
           "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS", "CO_OPTIMIZED",
           "CO_VARARGS", "CO_VARKEYWORDS"]
CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 128, 256, 512


# ── Kinds ──

def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType) and not isinstance(object.__func__, _types.BuiltinFunctionType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    if isinstance(object, _types.MethodType):  # of a type written in C++
        return isinstance(object.__func__, _types.BuiltinFunctionType)
    return isinstance(object, _types.BuiltinFunctionType)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    return isinstance(object, _types.CoroutineType) or hasattr(type(object), "__await__")


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isframe(object):
    return type(object).__name__ == "frame"


def iscode(object):
    return isinstance(object, _types.CodeType)


def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not isbuiltin(object)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def ismethodwrapper(object):
    return isinstance(object, _types.MethodWrapperType)


def isabstract(object):
    return bool(isinstance(object, type) and getattr(object, "__abstractmethods__", None))


def _has_code_flag(function, flag):
    """Is it a function, or a method or partial of one, whose code has this flag?"""
    from functools import partial
    while True:
        if isinstance(function, _types.MethodType):
            function = function.__func__
        elif isinstance(function, partial):
            function = function.func
        else:
            return isinstance(function, _types.FunctionType) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


# ── States ──

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = \
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = \
    "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(running, suspended, frame, prefix):
    if running:
        return prefix + "_RUNNING"
    if suspended:
        return prefix + "_SUSPENDED"
    return prefix + ("_CLOSED" if frame is None else "_CREATED")


def getgeneratorstate(generator):
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame, "GEN")


def getcoroutinestate(coroutine):
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame, "CORO")


def getasyncgenstate(agen):
    return _state(agen.ag_running, agen.ag_suspended, agen.ag_frame, "AGEN")


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


# ── Parts ──

def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    names = dir(object)
    if isclass(object):
        names += [name for base in object.__bases__ for name, value in base.__dict__.items()
                  if isinstance(value, _types.DynamicClassAttribute) and name not in names]
    members = []
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    members.sort(key=lambda pair: pair[0])
    return members


def getmembers_static(object, predicate=None):
    members = [(name, getattr_static(object, name)) for name in dir(object)]
    return sorted(((name, value) for name, value in members if predicate is None or predicate(value)),
                  key=lambda pair: pair[0])


_MISSING = object()


def getattr_static(obj, attr, default=_MISSING):
    """The attribute as it lies in the object or its class, without descriptors or `__getattr__`."""
    instance_found = _MISSING
    cls = obj if isclass(obj) else type(obj)
    if not isclass(obj):
        instance_found = getattr(obj, "__dict__", {}).get(attr, _MISSING)
    class_found = _MISSING
    for base in cls.__mro__:
        if attr in base.__dict__:
            class_found = base.__dict__[attr]
            break
    if instance_found is not _MISSING and class_found is not _MISSING:
        if hasattr(type(class_found), "__get__") and isdatadescriptor(class_found):
            return class_found
    for found in (instance_found, class_found):
        if found is not _MISSING:
            return found
    if default is not _MISSING:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    seen = {id(func)}
    original = func
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {original!r}")
        seen.add(id(func))
    return func


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    if lines:
        lines[0] = lines[0].lstrip()
    if margins:
        margin = min(margins)
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__[1:]:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    name = getattr(obj, "__name__", None)
    owner = type(obj.__self__) if ismethod(obj) else None
    for base in owner.__mro__ if owner else ():
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getmodule(object):
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else None


# ── Source ──

def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = unwrap(object).__code__
    if iscode(object):
        return object
    if isframe(object):
        return object.f_code
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    f"{type(object).__name__}")


def _a_code_in(cls):
    """The code of some method that the class itself defines, by which its source is known."""
    for value in cls.__dict__.values():
        value = getattr(value, "__func__", value)
        value = getattr(value, "fget", value)
        if isfunction(value) and value.__qualname__.startswith(cls.__qualname__ + "."):
            return unwrap(value).__code__
    raise OSError("could not find class definition")


def getfile(object):
    if isclass(object):
        if object.__module__ == "builtins":
            raise TypeError(f"{object!r} is a built-in class")
        return _a_code_in(object).co_filename
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    return _code_of(object).co_filename


getsourcefile = getfile


def getabsfile(object, _filename=None):
    from os.path import abspath
    return abspath(_filename or getsourcefile(object))


def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getblock(lines):
    return _block(lines, 0)


def findsource(object):
    """All the lines of its file, and the index of the one where it begins."""
    if ismodule(object) or isclass(object):
        code = _a_code_in(object)
    else:
        code = _code_of(object)
    text = _source_of(code)
    if text is None:
        raise OSError("could not get source code")
    return text.splitlines(True), getsourcelines(object)[1] - 1


def getsourcelines(object):
    if isclass(object):
        lines = _source_of(_a_code_in(object)).splitlines(True)
        for number, line in enumerate(lines):
            if line.lstrip().startswith(f"class {object.__name__}") \
                    and not (line.lstrip()[6 + len(object.__name__):7 + len(object.__name__)] or " ").isidentifier():
                start = number
                while start and lines[start - 1].lstrip().startswith("@"):
                    start -= 1
                return _block(lines, start), start + 1
        raise OSError("could not find class definition")
    code = _code_of(object)
    text = _source_of(code)
    if text is None:
        raise OSError("could not get source code")
    start = code.co_firstlineno - 1
    return _block(text.splitlines(True), start), start + 1


def _block(lines, start):
    """The definition that begins at a line: to the last line that is indented deeper than it."""
    def indent(line):
        return len(line) - len(line.lstrip())
    margin = indent(lines[start])
    end = start
    while lines[end].lstrip().startswith("@"):
        end += 1
    depth = 0
    while True:  # the header, which brackets may carry over lines
        text = lines[end].split("#")[0]
        depth += sum(text.count(c) for c in "([{") - sum(text.count(c) for c in ")]}")
        end += 1
        if depth <= 0 or end == len(lines):
            break
    last = end
    while end < len(lines):
        if lines[end].strip():
            if indent(lines[end]) <= margin and not lines[end].lstrip().startswith("#"):
                break
            if indent(lines[end]) > margin:
                last = end + 1
        end += 1
    return lines[start:last]


def getsource(object):
    lines, _ = getsourcelines(object)
    return "".join(lines)


# ── Calls ──

def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        found = obj.__dict__.get("__annotations__", {})
    else:
        found = getattr(obj, "__annotations__", None) or {}
    if not eval_str:
        return dict(found)
    scope = {**(getattr(unwrap(obj), "__globals__", None) or _names_of(obj)), **(globals or {}), **(locals or {})}
    return {name: _evaluated(value, scope) if isinstance(value, str) else value for name, value in found.items()}


def _evaluated(text, scope):
    scope = dict(scope)
    _define(f"__annotation__ = (\n{text}\n)", scope)
    return scope["__annotation__"]


def _names_of(obj):
    module = getmodule(obj)
    return module.__dict__ if module is not None else {}


def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    arguments = dict(bound.arguments)
    if ismethod(func):
        first = func.__func__.__code__.co_varnames[0]
        arguments = {first: func.__self__, **arguments}
    return arguments


FullArgSpec = _namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations",
                          module="inspect")


def getfullargspec(func):
    try:
        known = signature(func)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, defaults, kwonly, kwdefaults, annotations = [], [], [], {}, {}
    if known.return_annotation is not Signature.empty:
        annotations["return"] = known.return_annotation
    varargs = varkw = None
    if ismethod(func):
        args.append(func.__func__.__code__.co_varnames[0])
    for name, parameter in known.parameters.items():
        if parameter.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not Parameter.empty:
                defaults.append(parameter.default)
        elif parameter.kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif parameter.kind is Parameter.VAR_KEYWORD:
            varkw = name
        else:
            kwonly.append(name)
            if parameter.default is not Parameter.empty:
                kwdefaults[name] = parameter.default
        if parameter.annotation is not Parameter.empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)
