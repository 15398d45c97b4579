"""pathlib: paths of the simulated machine's files. Rules and wording are those of CPython 3.11 on POSIX."""
import fnmatch
import os


class PurePath:
    """A path that is only looked at."""

    __slots__ = ("_root", "_parts")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        text = os.path.join(*map(_text, args)) if args else ""
        root = "//" if text.startswith("//") and not text.startswith("///") else "/" if text.startswith("/") else ""
        return cls._made(root, [part for part in text.split("/") if part not in ("", ".")])

    @classmethod
    def _made(cls, root, parts):
        self = object.__new__(cls)
        self._root, self._parts = root, parts
        return self

    def __str__(self):
        return self._root + "/".join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return str(self).encode()

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return "file://" + quote(str(self))

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)) and not hasattr(other, "__fspath__"):
            return NotImplemented
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self) if isinstance(other, str) else NotImplemented

    def joinpath(self, *args):
        return type(self)(self, *args)

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    drive = ""

    @property
    def root(self):
        return self._root

    anchor = root

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    def _split_name(self):
        dot = self.name.rfind(".")
        return (self.name[:dot], self.name[dot:]) if 0 < dot < len(self.name) - 1 else (self.name, "")

    @property
    def suffix(self):
        return self._split_name()[1]

    @property
    def suffixes(self):
        if self.name.endswith("."):
            return []
        return ["." + suffix for suffix in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self._split_name()[0]

    @property
    def parent(self):
        return self._made(self._root, self._parts[:-1])

    @property
    def parents(self):
        return tuple(self._made(self._root, self._parts[:count]) for count in range(len(self._parts) - 1, -1, -1))

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_name(self._split_name()[0] + suffix)

    def relative_to(self, *other):
        base = type(self)(*other)
        if base._root != self._root or self._parts[:len(base._parts)] != base._parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the "
                             "other is absolute.")
        return self._made("", self._parts[len(base._parts):])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        pattern = type(self)(path_pattern)
        if not pattern._parts and not pattern._root:
            raise ValueError("empty pattern")
        if pattern._root and (pattern._root != self._root or len(pattern._parts) != len(self._parts)):
            return False
        if len(pattern._parts) > len(self._parts):
            return False
        return all(fnmatch.fnmatchcase(part, wanted)
                   for part, wanted in zip(reversed(self._parts), reversed(pattern._parts)))

    def __reduce__(self):
        return type(self), (str(self),)

    def __class_getitem__(cls, item):
        return cls


def _text(argument):
    text = os.fspath(argument) if not isinstance(argument, str) else argument
    if not isinstance(text, str):
        raise TypeError("argument should be a str object or an os.PathLike object returning str, "
                        f"not {type(text)!r}")
    return text


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    """A path with the files behind it."""

    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def expanduser(self):
        return type(self)(os.path.expanduser(str(self)))

    def absolute(self):
        return self if self._root else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        return type(self)(os.path.realpath(self, strict=strict))

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def exists(self):
        return os.path.exists(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_symlink(self):
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def owner(self):
        return os.getlogin()

    group = owner

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        self.open("a" if exist_ok else "x").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def iterdir(self):
        for name in os.listdir(self):
            yield self._made(self._root, self._parts + [name])

    def glob(self, pattern):
        yield from self._glob(pattern, [])

    def rglob(self, pattern):
        yield from self._glob(pattern, ["**"])

    def _glob(self, pattern, before):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        seen = set()
        for found in self._select(before + [part for part in pattern.split("/") if part not in ("", ".")]):
            if str(found) not in seen:
                seen.add(str(found))
                yield found

    def _select(self, parts):
        """What `parts`, one pattern per level, match below this folder."""
        if not parts:
            yield self
            return
        first, *rest = parts
        if first == "**":
            yield from self._select(rest)
            for child in self._children():
                if child.is_dir():
                    yield from child._select(parts)
        else:
            for child in self._children():
                if fnmatch.fnmatchcase(child.name, first) and (not rest or child.is_dir()):
                    yield from child._select(rest)

    def _children(self):
        return list(self.iterdir()) if self.is_dir() else []

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    def __new__(cls, *args):
        raise NotImplementedError("pathlib.PureWindowsPath isn't modelled: the simulated machine is a POSIX one")


class WindowsPath(Path):
    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
