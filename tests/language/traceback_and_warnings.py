"""traceback, warnings, sys.exc_info, frames, atexit and sys.excepthook."""
import atexit
import sys
import traceback
import warnings


def inner(x):
    return [][x]


def outer():
    try:
        inner(3)
    except IndexError as error:
        raise ValueError("bad\nvalue") from error


try:
    outer()
except ValueError as caught:
    print(traceback.format_exc())
    print("".join(traceback.format_exception(caught)) == traceback.format_exc())
    print(traceback.format_exception_only(caught), traceback.format_exception_only(type(caught), caught))
    print([(frame.name, frame.lineno, frame.line) for frame in traceback.extract_tb(caught.__traceback__)])
    print(traceback.format_tb(caught.__traceback__, limit=1), traceback.format_exc(limit=1, chain=False))
    traceback.print_exc(file=sys.stdout)
    kind, value, tb = sys.exc_info()
    print(kind, value is caught, tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, sys.exception() is caught)
    print(str(traceback.TracebackException.from_exception(caught)), traceback.extract_tb(tb)[-1])
print(sys.exc_info(), traceback.format_exc(), end="")


def where():
    print("".join(traceback.format_stack()), end="")
    print([frame.name for frame in traceback.extract_stack()], sys._getframe().f_lineno, sys._getframe(1).f_code.co_name)
    local = 5
    return sorted(sys._getframe().f_locals.items())


print(where())
traceback.print_stack(file=sys.stdout)
try:
    sys._getframe(100)
except ValueError as error:
    print(error)

warnings.warn("careful")
for _ in range(2):
    warnings.warn("only once here", RuntimeWarning)
warnings.warn("old", DeprecationWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("recorded")
    warnings.warn("twice", FutureWarning)
print([(str(each.message), each.category.__name__, each.lineno) for each in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised")
    except UserWarning as error:
        print("raised:", error)
warnings.filterwarnings("ignore", message="quiet.*")
warnings.warn("quiet please")
warnings.filterwarnings("ignore", category=FutureWarning)
warnings.warn("not shown", FutureWarning)


def library():
    warnings.warn("of the caller", stacklevel=2)


library()
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "code"), end="")
atexit.register(print, "exit 1")
atexit.register(lambda: 1 / 0)


@atexit.register
def last():
    print("exit 2")


def hook(kind, value, tb):
    print("hooked", kind.__name__, value, tb.tb_lineno)


sys.excepthook = hook
inner(0)
