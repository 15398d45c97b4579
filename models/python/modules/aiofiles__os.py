"""`aiofiles.os`: functions of `os`, each in the loop's default executor."""
import os as _os

from aiofiles import in_executor as _in_executor


def wrap(function):
    async def run(*args, loop=None, executor=None, **kwargs):
        return await _in_executor(executor, "os." + function.__name__, function, *args, **kwargs)

    run.__name__ = function.__name__
    return run


class path:
    """`aiofiles.os.path`"""


for _name in ("stat", "rename", "renames", "replace", "remove", "unlink", "mkdir", "makedirs", "rmdir", "removedirs", "listdir",
              "scandir", "access", "getcwd", "link", "symlink", "readlink"):
    if hasattr(_os, _name):
        globals()[_name] = wrap(getattr(_os, _name))
for _name in ("exists", "isfile", "isdir", "islink", "ismount", "getsize", "getmtime", "getatime", "getctime", "samefile",
              "abspath"):
    if hasattr(_os.path, _name):
        setattr(path, _name, staticmethod(wrap(getattr(_os.path, _name))))
