"""tempfile: files and folders under /tmp of the simulated machine, named by a generator of their own,
so that every run gets the same names."""
import os as _os
import random as _random
import shutil as _shutil

tempdir = None
template = "tmp"
_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_names = _random.Random(0)


def gettempdir():
    return tempdir or "/tmp"


def gettempprefix():
    return template


def _free_path(suffix, prefix, dir):
    folder = gettempdir() if dir is None else _os.fspath(dir)
    while True:
        name = "".join(_names.choice(_CHARACTERS) for _ in range(8))
        path = _os.path.join(_os.path.abspath(folder), f"{template if prefix is None else prefix}{name}{suffix or ''}")
        if not _os.path.exists(path):
            return path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _free_path(suffix, prefix, dir)
    _os.mkdir(path)
    return path


def mktemp(suffix="", prefix=template, dir=None):
    return _free_path(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    raise NotImplementedError("tempfile.mkstemp() isn't modelled, as file descriptors aren't: use NamedTemporaryFile()")


class TemporaryDirectory:
    """A folder that is gone after the block."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_errors = ignore_cleanup_errors

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        if _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore_errors)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"


class _TemporaryFileWrapper:
    """A file that is gone after it was closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, exc, value, tb):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and _os.path.exists(self.name):
                _os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    path = _free_path(suffix, prefix, dir)
    open(path, "x").close()
    return _TemporaryFileWrapper(open(path, mode, buffering, encoding, errors, newline), path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    path = _free_path(suffix, prefix, dir)
    open(path, "x").close()
    file = open(path, mode, buffering, encoding, errors, newline)
    _os.unlink(path)  # an open file keeps its bytes
    return file


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, *, errors=None):
    return TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)
