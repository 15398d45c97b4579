"""atexit: what runs when the program ends, last registered first. The interpreter calls _run_exitfuncs
after the last thread that it waits for."""
_registered = []


def register(func, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _registered.append((func, args, kwargs))
    return func


def unregister(func):
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _clear():
    _registered.clear()


def _ncallbacks():
    return len(_registered)


def _run_exitfuncs():
    import sys

    import _frames
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            sys.stderr.write(f"Exception ignored in atexit callback: {func!r}\n{_frames.format_uncaught(error)}")
