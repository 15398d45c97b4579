"""os: processes, environment and files of the simulated machine. The host's are out of reach: what
would need them says so."""
import _unmodelled
import posix
from posix import (_exit, chdir, cpu_count, getcwd, getpid, getppid, listdir, mkdir, remove, rename, replace,
                   rmdir, unlink, urandom, write)

import os.path as path
from _os_constants import *
from os.path import fspath, PathLike

name = "posix"
curdir, pardir, sep, extsep, altsep, pathsep, linesep = ".", "..", "/", ".", None, ":", "\n"
defpath, devnull = "/bin:/usr/bin", "/dev/null"
error = OSError

_GROUP = 1000  # of all processes
_USER_ID = 1000
_WALL_CLOCK_START = 1700000000


class _Environ(dict):
    """Variables that the program may change; they begin the same in every run."""

    def __setitem__(self, key, value):
        super().__setitem__(_text(key), _text(value))

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


environ = _Environ({"HOME": "/home/user", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
                    "PWD": "/home/user", "SHELL": "/bin/sh", "TZ": "UTC", "USER": "user"})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value):
    environ[name] = value


def unsetenv(name):
    environ.pop(name, None)


def getrandom(size, flags=0):
    return urandom(size)


def getuid():
    return _USER_ID


geteuid = getgid = getegid = getuid


def getlogin():
    return environ["USER"]


def umask(mask):
    return 0o022


def getpgid(pid):
    return _GROUP


def getpgrp():
    return _GROUP


def getloadavg():
    return (0.0, 0.0, 0.0)


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def sched_yield():
    import time
    time.sleep(0)


class _Record(tuple):
    """A tuple whose fields have names, as system calls return them."""

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'{type(self)._title}' object has no attribute '{name}'")

    def __repr__(self):
        return f"{self._title}({', '.join(f'{name}={value!r}' for name, value in zip(self._names, self))})"


class uname_result(_Record):
    _title = "posix.uname_result"
    _names = ("sysname", "nodename", "release", "version", "machine")


class stat_result(_Record):
    _title = "os.stat_result"
    _names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
              "st_mtime", "st_ctime")


class terminal_size(_Record):
    _title = "os.terminal_size"
    _names = ("columns", "lines")


class times_result(_Record):
    _title = "posix.times_result"
    _names = ("user", "system", "children_user", "children_system", "elapsed")


def uname():
    return uname_result(("Linux", "interleave", "6.1.0", "#1 SMP", "x86_64"))


def times():
    import time
    return times_result((time.process_time(), 0.0, 0.0, 0.0, time.monotonic()))


def get_terminal_size(fd=1):
    raise OSError(25, "Inappropriate ioctl for device")


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Files have no times: every one is as old as the machine."""
    size = posix.size_of(path)
    mode = 0o040755 if size is None else 0o100644
    return stat_result((mode, 1, 1, 1, _USER_ID, _USER_ID, 4096 if size is None else size,
                        _WALL_CLOCK_START, _WALL_CLOCK_START, _WALL_CLOCK_START))


lstat = stat


def access(path, mode):
    return _exists(path)


def _exists(name):
    try:
        posix.size_of(name)
    except OSError:
        return False
    return True


def chmod(path, mode):
    posix.size_of(path)


def utime(path, times=None):
    posix.size_of(path)


def truncate(path, length):
    with open(path, "r+b") as file:
        file.truncate(length)


def fsync(fd):
    """Files are memory: what was written is there."""


fdatasync = fsync


def sync():
    fsync(-1)


def isatty(fd):
    return False


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=exist_ok)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class scandir:
    """The entries of a folder, an iterator and a context manager."""

    def __init__(self, folder="."):
        self._entries = iter([DirEntry(fspath(folder), name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as failure:
        if onerror is not None:
            onerror(failure)
        return
    folders = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for folder in folders:
        yield from walk(path.join(top, folder), topdown, onerror)
    if not topdown:
        yield top, folders, files


def fsencode(filename):
    return fspath(filename).encode()


def fsdecode(filename):
    return filename.decode() if isinstance(filename, bytes) else fspath(filename)


def strerror(code):
    import _errors
    return _errors.texts.get(code, f"Unknown error {code}")


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    return not WIFEXITED(status) and not WIFSTOPPED(status) and not WIFCONTINUED(status)


def WTERMSIG(status):
    return status & 0x7f


def WIFSTOPPED(status):
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    return WEXITSTATUS(status)


def WIFCONTINUED(status):
    return status == 0xffff


def WCOREDUMP(status):
    return bool(status & 0x80)


def waitstatus_to_exitcode(status):
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def register_at_fork(**hooks):
    """Nothing forks here (see `fork`), so the hooks never run."""


def kill(pid, sig):
    if pid != getpid():
        import _processes
        if not _processes.kill(pid, sig):
            raise ProcessLookupError(3, "No such process")
    elif sig:
        import signal
        signal.raise_signal(sig)


for _name, _instead in {
    "abort": "leave with sys.exit()",
    "fork": "start processes with multiprocessing.Process",
    "forkpty": "start processes with multiprocessing.Process",
    "wait": "join processes with multiprocessing.Process.join()",
    "waitpid": "join processes with multiprocessing.Process.join()",
    "system": "the simulated machine has no programs; use subprocess on modelled ones",
    "popen": "the simulated machine has no programs; use subprocess on modelled ones",
    "pipe": "use multiprocessing.Pipe() or queue.Queue()",
    "open": "use the built-in open()",
    "read": "use the read() method of a file",
    "close": "use the close() method of a file",
    "dup": "open the file once more",
    "fdopen": "use the built-in open()",
    "symlink": "the simulated file system has no links",
    "link": "the simulated file system has no links",
    "readlink": "the simulated file system has no links",
    "nice": "choose a scheduling policy in the header, [machine] policy",
    "sched_setaffinity": "choose the cores in the header, [machine] cores",
    "execv": "the simulated machine has no programs",
    "execvp": "the simulated machine has no programs",
    "spawnl": "the simulated machine has no programs",
    "spawnv": "the simulated machine has no programs",
    "setsid": "sessions aren't modelled",
    "killpg": "process groups aren't modelled",
}.items():
    globals()[_name] = _unmodelled.function("os." + _name, _instead)
