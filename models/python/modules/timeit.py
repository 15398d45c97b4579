"""timeit: how long functions take in virtual time. Statements as text would need exec(), so functions
it is."""
import time

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _function(statement, name):
    if callable(statement):
        return statement
    if isinstance(statement, str):
        if statement.strip() in ("pass", ""):
            return None
        raise NotImplementedError(f"timeit: {name} as text isn't modelled: pass a function")
    raise ValueError(f"{name} is neither a string nor callable")


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._statement, self._setup = _function(stmt, "stmt"), _function(setup, "setup")

    def timeit(self, number=default_number):
        if self._setup is not None:
            self._setup()
        statement = self._statement
        start = self.timer()
        if statement is not None:
            for _ in range(number):
                statement()
        return self.timer() - start

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
        raise RuntimeError("timeit: the function takes no virtual time; set [machine] step_cost")

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
