"""glob: files by shell patterns; `**` is any number of folders when recursive."""
import fnmatch
import os


def has_magic(s):
    return any(char in s for char in "*?[")


def escape(pathname):
    return "".join(f"[{char}]" if char in "*?[" else char for char in pathname)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = "" if root_dir is None else os.fspath(root_dir)
    found = _expand(root, pathname, recursive, include_hidden)
    return (path for path in found if path)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def _expand(root, pathname, recursive, hidden):
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        if os.path.exists(os.path.join(root, pathname)) if name else os.path.isdir(os.path.join(root, folder)):
            yield pathname
        return
    if folder and folder != pathname and has_magic(folder):
        folders = _expand(root, folder, recursive, hidden)
    else:
        folders = [folder]
    for each in folders:
        place = os.path.join(root, each) or "."
        if recursive and name == "**":
            yield os.path.join(each, "") if os.path.isdir(place) else ""
            names = _below(place, hidden)
        elif has_magic(name):
            names = _named(place, name, hidden)
        elif name:
            names = [name] if os.path.exists(os.path.join(place, name)) else []
        else:
            names = [""] if os.path.isdir(place) else []
        for found in names:
            yield os.path.join(each, found)


def _visible(place, hidden):
    if not os.path.isdir(place):
        return []
    return [name for name in os.listdir(place) if hidden or not name.startswith(".")]


def _named(place, pattern, hidden):
    return fnmatch.filter(_visible(place, hidden or pattern.startswith(".")), pattern)


def _below(place, hidden):
    for name in _visible(place, hidden):
        yield name
        for inner in _below(os.path.join(place, name), hidden):
            yield os.path.join(name, inner)
