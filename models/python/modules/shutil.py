"""shutil: copying, moving and removing files and trees."""
import os

import _unmodelled


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are one file."""


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.abspath(src) == os.path.abspath(dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        target.write(source.read())
    return dst


def _inside(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    return copyfile(src, _inside(src, dst))


copy2 = copy


def copymode(src, dst, *, follow_symlinks=True):
    os.stat(src)
    os.stat(dst)


copystat = copymode


def ignore_patterns(*patterns):
    import fnmatch

    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = os.listdir(src)
    ignored = ignore(os.fspath(src), names) if ignore else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    import sys
    try:
        for name in os.listdir(path):
            each = os.path.join(path, name)
            if os.path.isdir(each):
                rmtree(each, ignore_errors, onerror)
            else:
                os.remove(each)
        os.rmdir(path)
    except OSError:
        if onerror is not None:
            onerror(os.rmdir, path, sys.exc_info())
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        if os.path.abspath(src) == os.path.abspath(dst):
            os.rename(src, dst)
            return dst
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    os.rename(src, target)
    return target


def which(cmd, mode=0, path=None):
    """The simulated machine has no programs."""
    return None


def get_terminal_size(fallback=(80, 24)):
    columns, lines = (int(os.environ.get(name, 0)) for name in ("COLUMNS", "LINES"))
    return os.terminal_size((columns or fallback[0], lines or fallback[1]))


disk_usage = _unmodelled.function("shutil.disk_usage", "the simulated machine's disk has no size")
make_archive = _unmodelled.function("shutil.make_archive", "the simulated machine has no archives")
unpack_archive = _unmodelled.function("shutil.unpack_archive", "the simulated machine has no archives")
chown = _unmodelled.function("shutil.chown", "the simulated machine has one user")
