"""The part of `inspect` about frames, tracebacks and what functions see. Rules: CPython 3.11 Lib/inspect.py."""
import builtins as _builtins
import sys as _sys
import types as _types
from _interleave import source_of as _source_of
from collections import namedtuple as _namedtuple

_VARARGS, _VARKEYWORDS = 4, 8  # of co_flags

Arguments = _namedtuple("Arguments", "args varargs varkw", module="inspect")
ArgInfo = _namedtuple("ArgInfo", "args varargs keywords locals", module="inspect")
ClosureVars = _namedtuple("ClosureVars", "nonlocals globals builtins unbound", module="inspect")
Traceback = _namedtuple("Traceback", "filename lineno function code_context index", module="inspect")
FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index", module="inspect")


def getargs(co):
    """The parameters of a code object."""
    if not isinstance(co, _types.CodeType):
        raise TypeError(f"{co!r} is not a code object")
    names, count = co.co_varnames, co.co_argcount + co.co_kwonlyargcount
    rest = list(names[count:])
    varargs = rest.pop(0) if co.co_flags & _VARARGS else None
    varkw = rest.pop(0) if co.co_flags & _VARKEYWORDS else None
    return Arguments(list(names[:count]), varargs, varkw)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        shown.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        shown.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(shown)})"


def getclosurevars(func):
    """What the names that a function uses and doesn't define mean now."""
    if isinstance(func, _types.MethodType):
        func = func.__func__
    if not isinstance(func, _types.FunctionType):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in sorted(zip(code.co_freevars, func.__closure__ or ()))}
    scope, known = func.__globals__, vars(_builtins)
    found, from_builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in scope:
            found[name] = scope[name]
        elif name in known:
            from_builtins[name] = known[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, from_builtins, unbound)


def getlineno(frame):
    return frame.f_lineno


def getinnerframes(tb, context=1):
    frames = []
    while tb:
        frames.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return frames


def trace(context=1):
    return getinnerframes(_sys.exc_info()[2], context)


def currentframe():
    return _sys._getframe(0)


def getframeinfo(frame, context=1):
    lineno = frame.f_lineno if isinstance(frame, _types.FrameType) else frame.tb_lineno
    frame = getattr(frame, "tb_frame", frame)
    code = frame.f_code
    text = _source_of(code)
    lines = index = None
    if context > 0 and text is not None:
        all_lines = text.splitlines(True)
        start = max(0, min(lineno - 1 - context // 2, len(all_lines) - context))
        lines = all_lines[start:start + context]
        index = lineno - 1 - start
    return Traceback(code.co_filename, lineno, code.co_name, lines, index)


def getouterframes(frame, context=1):
    frames = []
    while frame:
        frames.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def stack(context=1):
    return getouterframes(_sys._getframe(0), context)
