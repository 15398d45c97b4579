"""os.path: names of files, as on POSIX (CPython 3.11 Lib/posixpath.py says what each returns)."""
import posix

curdir, pardir, sep, extsep, altsep, pathsep = ".", "..", "/", ".", None, ":"
defpath, devnull = "/bin:/usr/bin", "/dev/null"
supports_unicode_filenames = False


class _PathLikeMeta(type):
    def __instancecheck__(cls, instance):
        return hasattr(type(instance), "__fspath__")

    def __subclasscheck__(cls, subclass):
        return hasattr(subclass, "__fspath__")


class PathLike(metaclass=_PathLikeMeta):
    """What open() takes besides str: anything with `__fspath__`."""

    def __fspath__(self):
        raise NotImplementedError

    def __class_getitem__(cls, item):
        return cls


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return type(path).__fspath__(path)
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def join(a, *p):
    path = fspath(a)
    for piece in map(fspath, p):
        if piece.startswith("/"):
            path = piece
        elif not path or path.endswith("/"):
            path += piece
        else:
            path += "/" + piece
    return path


def split(p):
    p = fspath(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    return head.rstrip("/") or head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = fspath(p)
    start = p.rfind("/") + 1
    while p[start:start + 1] == ".":  # leading dots begin a name, not an extension
        start += 1
    dot = p.rfind(".", start)
    return (p, "") if dot <= start - 1 or dot < 0 or not p[start:dot] else (p[:dot], p[dot:])


def splitdrive(p):
    return "", fspath(p)


def isabs(s):
    return fspath(s).startswith("/")


def normcase(s):
    return fspath(s)


def normpath(path):
    path = fspath(path)
    if not path:
        return "."
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path[0] == "/" else ""
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not root and (not parts or parts[-1] == "..")):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(path):
    path = fspath(path)
    return normpath(path if isabs(path) else join(posix.getcwd(), path))


def realpath(filename, *, strict=False):
    if strict:
        posix.size_of(filename)
    return abspath(filename)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    same = len(commonprefix([here, there]))
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, item in enumerate(low):
        if item != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    common = commonprefix([[part for part in path.split("/") if part not in ("", ".")] for path in paths])
    return ("/" if paths[0].startswith("/") else "") + "/".join(common)


def expanduser(path):
    path = fspath(path)
    if path == "~" or path.startswith("~/"):
        return (_variables().get("HOME", "/home/user").rstrip("/") + path[1:]) or "/"
    return path


def expandvars(path):
    path = fspath(path)
    if "$" not in path:
        return path
    import re
    variables = _variables()
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda found: variables.get(found[1].strip("{}"), found[0]), path)


def _variables():
    import os
    return os.environ


def _size(path):
    """Bytes of a file, None for a folder, -1 for neither."""
    try:
        return posix.size_of(path)
    except OSError:
        return -1


def exists(path):
    return _size(path) != -1


lexists = exists


def isfile(path):
    size = _size(path)
    return size is not None and size >= 0


def isdir(s):
    return _size(s) is None


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def getsize(filename):
    size = posix.size_of(filename)
    return 4096 if size is None else size


def getmtime(filename):
    import os
    return float(os.stat(filename).st_mtime)


getatime = getctime = getmtime


def samefile(f1, f2):
    posix.size_of(f1)
    posix.size_of(f2)
    return abspath(f1) == abspath(f2)
