"""`linecache`: lines of files by their numbers."""
import os
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}  # file name: (size, modification time, lines, full name)


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    if filename in cache:
        return cache[filename][2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Forgets what has changed since."""
    for name in list(cache) if filename is None else [filename] if filename in cache else []:
        size, mtime, _, fullname = cache[name]
        if mtime is None:
            continue
        try:
            stat = os.stat(fullname)
        except OSError:
            del cache[name]
            continue
        if (size, mtime) != (stat.st_size, stat.st_mtime):
            del cache[name]


def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    names = [filename] if os.path.isabs(filename) else [filename, *(os.path.join(folder, filename) for folder in sys.path)]
    for fullname in names:
        try:
            stat = os.stat(fullname)
            with open(fullname) as file:
                lines = file.readlines()
        except (OSError, UnicodeDecodeError):
            continue
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
        return lines
    return []


def lazycache(filename, module_globals):
    """Sources come from files alone, so there is nothing to keep."""
    return False
