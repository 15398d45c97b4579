"""`_thread`: threads without what `threading` makes of them. Nobody waits for their end, and who starts one
goes on first. Wording: CPython 3.11 Modules/_threadmodule.c."""
from _threading import (Lock as LockType, RLock, get_ident, interrupt as _interrupt, launch as _launch,
                        print_exception as _print_exception)
from threading import TIMEOUT_MAX, get_native_id, local as _local

error = RuntimeError
_alive = 0
_stack_size = 0
_SMALLEST_STACK = 32768


def start_new_thread(function, args, kwargs={}, /):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")

    def run():
        global _alive
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as failure:
            _print_exception(f"Exception ignored in thread started by: {function!r}", failure)
        finally:
            _alive -= 1

    global _alive
    _alive += 1
    return _launch(getattr(function, "__name__", "thread"), run)


def allocate_lock():
    return LockType()


def exit():
    raise SystemExit


def interrupt_main(signum=2, /):
    """The handler of the signal runs in the main thread, as soon as that executes again."""
    import signal
    if not 1 <= signum < signal.NSIG:
        raise ValueError("signal number out of range")
    if callable(signal.getsignal(signum)):
        _interrupt(lambda: signal.raise_signal(signum))


def stack_size(size=0, /):
    """Threads here have stacks that grow; the number is only kept."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < _SMALLEST_STACK:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


def _count():
    """Threads that live, without the main one and those that `threading` started."""
    return _alive


start_new, allocate, exit_thread = start_new_thread, allocate_lock, exit
