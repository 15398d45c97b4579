"""What `sys` says about the interpreter, and those of its functions that need nothing from inside it.
Every public name here is one of sys."""
import sys as _sys

import _frames
import _unmodelled


class _Record(tuple):
    """A tuple whose fields have names."""

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'{self._title}' object has no attribute '{name}'")

    def __repr__(self):
        return f"{self._title}({', '.join(f'{name}={value!r}' for name, value in zip(self._names, self))})"


def _record(title, **fields):
    return type(title, (_Record,), {"_title": "sys." + title, "_names": tuple(fields), "__slots__": ()})(fields.values())


platform = "linux"
byteorder = "little"
executable = "/usr/bin/python3"
prefix = exec_prefix = base_prefix = base_exec_prefix = "/usr"
platlibdir = "lib"
pycache_prefix = None
path = ["/home/user", "/usr/lib/python311.zip", "/usr/lib/python3.11", "/usr/lib/python3.11/lib-dynload"]
meta_path, path_hooks, path_importer_cache, warnoptions = [], [], {}, []
orig_argv = [executable, *_sys.argv]
version = "3.11.2 (main, Interleave) [C++20]"
version_info = _record("version_info", major=3, minor=11, micro=2, releaselevel="final", serial=0)
hexversion = 0x030b02f0
api_version = 1013
copyright = "Interleave runs Python programs in virtual time."
maxunicode = 0x10ffff
float_repr_style = "short"
dont_write_bytecode = True
flags = _record("flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1, no_user_site=0,
                no_site=0, ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=0,
                isolated=0, dev_mode=False, utf8_mode=1, warn_default_encoding=0, safe_path=False,
                int_max_str_digits=4300)
float_info = _record("float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308,
                     min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53,
                     epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _record("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                   str_digits_check_threshold=640)
hash_info = _record("hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003,
                    algorithm="siphash13", hash_bits=64, seed_bits=128, cutoff=0)
thread_info = _record("thread_info", name="pthread", lock="semaphore", version="NPTL 2.36")


class _Implementation:
    name, cache_tag, version, hexversion = "cpython", "cpython-311", version_info, hexversion

    def __repr__(self):
        return f"namespace(name='cpython', cache_tag='cpython-311', version={self.version!r}, hexversion={self.hexversion})"


implementation = _Implementation()


class _Modules:
    """sys.modules: what was imported, as it is at the moment. Reading only."""

    def __getitem__(self, name):
        return _sys._imported()[name]

    def __contains__(self, name):
        return name in _sys._imported()

    def __iter__(self):
        return iter(_sys._imported())

    def __len__(self):
        return len(_sys._imported())

    def get(self, name, default=None):
        return _sys._imported().get(name, default)

    def keys(self):
        return _sys._imported().keys()

    def values(self):
        return _sys._imported().values()

    def items(self):
        return _sys._imported().items()

    def copy(self):
        return _sys._imported()

    def __setitem__(self, name, module):
        raise NotImplementedError("sys.modules can't be changed here: modules come from import statements")

    __delitem__ = pop = setdefault = update = clear = __setitem__


modules = _Modules()
builtin_module_names = ("_io", "builtins", "posix", "sys", "time")


def getdefaultencoding():
    return "utf-8"


getfilesystemencoding = getdefaultencoding


def getfilesystemencodeerrors():
    return "surrogateescape"


def excepthook(exctype, value, traceback, /):
    _sys.stderr.write(_frames.format_uncaught(value))


__excepthook__ = excepthook


def is_finalizing():
    return False


def gettrace():
    return None


getprofile = gettrace


def get_int_max_str_digits():
    return 4300


def get_asyncgen_hooks():
    return (None, None)


def settrace(function, /):
    _refuse_hook("sys.settrace", function)


def setprofile(function, /):
    _refuse_hook("sys.setprofile", function)


def _refuse_hook(name, function):
    """Taking away a hook that nobody set is fine."""
    if function is not None:
        _unmodelled.function(name, "the timeline shows what runs when")()


set_int_max_str_digits = _unmodelled.function("sys.set_int_max_str_digits", "the limit is 4300 digits")
set_asyncgen_hooks = _unmodelled.function("sys.set_asyncgen_hooks", "asyncio looks after its generators itself")
_current_frames = _unmodelled.function("sys._current_frames", "the timeline shows what runs when")

_SIZES = {"int": 28, "float": 24, "bool": 28, "NoneType": 16, "complex": 32, "range": 48, "function": 144,
          "type": 1064, "module": 72, "method": 64, "generator": 200, "coroutine": 192, "slice": 56}


def getsizeof(object, *default):
    """Bytes that CPython 3.11 takes for an object of this type and length."""
    if isinstance(object, bool) or object is None:
        return _SIZES[type(object).__name__] - (4 if object is False else 0)
    if isinstance(object, int):
        return 24 + 4 * max((object.bit_length() + 29) // 30, 1)
    if isinstance(object, str):
        widest = max(map(ord, object), default=0)
        head, width = (49, 1) if widest < 128 else (73, 1) if widest < 256 else (74, 2) if widest < 65536 else (76, 4)
        return head + width * len(object)
    if isinstance(object, bytes):
        return 33 + len(object)
    if isinstance(object, tuple):
        return 40 + 8 * len(object)
    if isinstance(object, list):
        return 56 + 8 * len(object)
    if isinstance(object, (set, frozenset)):
        slots = 8
        while len(object) * 5 >= (slots - 1) * 3:
            slots *= 4
        return 216 + (16 * slots if slots > 8 else 0)
    if isinstance(object, dict):
        slots = 8
        while len(object) > slots * 2 // 3:
            slots *= 2
        entry = 16 if all(isinstance(key, str) for key in object) else 24
        width = 1 if slots < 256 else 2 if slots < 65536 else 4
        return 64 + (32 + slots * width + slots * 2 // 3 * entry if object else 0)
    if hasattr(type(object), "__sizeof__"):
        return object.__sizeof__()
    return _SIZES.get(type(object).__name__, 48)
