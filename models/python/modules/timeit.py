"""timeit: how long statements take, in virtual time. Statement and setup are functions or text, which
becomes the body of a loop, as in CPython 3.11's Lib/timeit.py."""
import itertools
import time

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_TEMPLATE = """\
def inner(_iterations, _timer, _setup, _statement):
{setup}
    _start = _timer()
    for _ in _iterations:
{statement}
    return _timer() - _start
"""


def _body(part, name, call, indent, before=""):
    """Source lines of a part, which is text or something to call. Errors count the lines `before` it."""
    if callable(part):
        part = call
    elif not isinstance(part, str):
        raise ValueError(f"{name} is neither a string nor callable")
    else:
        compile(before + part, "<timeit-src>", "exec")  # so that a syntax error shows the text as it was given
    return "\n".join(" " * indent + line for line in (part.strip() and part or "pass").split("\n"))


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        before = setup + "\n" if isinstance(setup, str) else ""
        source = _TEMPLATE.format(setup=_body(setup, "setup", "_setup()", 4),
                                  statement=_body(stmt, "stmt", "_statement()", 8, before))
        made = {}
        exec(compile(source, "<timeit-src>", "exec"), {} if globals is None else globals, made)
        self._inner, self._parts = made["inner"], (setup, stmt)

    def timeit(self, number=default_number):
        return self._inner(itertools.repeat(None, number), self.timer, *self._parts)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        for power in range(20):
            for digit in (1, 2, 5):
                number = digit * 10 ** power
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
        raise RuntimeError("timeit: the statement takes no virtual time; set [machine] step_cost")

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
