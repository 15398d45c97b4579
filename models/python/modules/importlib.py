"""`importlib`: import by name at run time. What finders, loaders and specs are about isn't modelled:
modules are the program and what Interleave brings."""
import sys as _sys


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative "
                            f"import for {name!r}")
        raise NotImplementedError("relative imports aren't modelled: the program is one file")
    __import__(name)
    return _sys.modules[name]


def invalidate_caches():
    """There is nothing on a disk that could have changed."""


def reload(module):
    raise NotImplementedError("importlib.reload() isn't modelled: a module of Interleave stays as it is")
