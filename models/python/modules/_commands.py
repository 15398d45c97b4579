"""Child processes that run modelled commands, for `subprocess` and asyncio's subprocesses.

A child is a simulated process; none of the modelled commands looks at its environment. Its standard streams are streams of bytes (_network.Stream), or the
program's own. What isn't in the table of commands raises an error that says so: nothing of the host runs.
"""
import atexit as _atexit
import sys as _sys

import _network
from _process_copy import Memory as _Memory
from _processes import getpid as _getpid, start as _start
from _threading import format_exception as _format_exception
from time import sleep as _sleep, strftime as _strftime

PIPE, STDOUT, DEVNULL = -1, -2, -3


class Child(_network.Watched):
    """A running command. `stdin`, `stdout`, `stderr` are its ends of pipes, None if it has none."""

    def __init__(self, args, shell, stdin, stdout, stderr, cwd=None):
        super().__init__()
        if cwd is not None:
            raise NotImplementedError("cwd= isn't modelled for a child process")
        steps = _shell_steps(args) if shell else [("", _words(args))]
        for _, words in steps:
            if _name(words) not in _COMMANDS:
                raise NotImplementedError(
                    f"the command {_name(words)!r} isn't modelled; these are: {', '.join(sorted(_COMMANDS))}")
        self.stdin = _network.Stream() if stdin == PIPE else None
        self.stdout = _network.Stream() if stdout == PIPE else None
        self.stderr = self.stdout if stderr == STDOUT else _network.Stream() if stderr == PIPE else None
        self._steps = steps
        self._out = _writer(self.stdout, stdout, _sys.stdout)
        self._err = self._out if stderr == STDOUT else _writer(self.stderr, stderr, _sys.stderr)
        self.returncode = None
        self._memory = _Memory(True)
        self._handle = _start(_name(steps[0][1]), self._memory, True, self._run, self._end)
        self.pid = self._handle.pid
        if not _children:
            _atexit.register(_leave)
        _children.append(self)

    def _run(self):
        code = 0
        for condition, words in self._steps:
            if condition == "&&" and code != 0 or condition == "||" and code == 0:
                continue
            try:
                code = _COMMANDS[_name(words)](self, words[1:]) or 0
            except BrokenPipeError:
                code = 1
        return code

    def _end(self):
        self.returncode = self._handle.exit_code
        for stream in (self.stdout, self.stderr):
            if stream is not None:
                stream.end()
        if self.stdin is not None:
            self.stdin.abandon()
        self.changed()

    def ended(self):
        return self.returncode is not None

    def signal(self, number):
        if not self.ended():
            self._handle.kill(-number)

    def write(self, text):
        self._out(text if isinstance(text, bytes) else text.encode())

    def complain(self, text):
        self._err(text.encode())

    def read(self):
        """A piece of the input, nothing at its end."""
        if self.stdin is None:
            return b""
        _network.wait_until(self.stdin.readable, self.stdin, None)
        return self.stdin.read(1 << 16)


_children = []


def _leave():
    """The program's end takes a moment, in which commands that wait for nothing get done."""
    if not all(child.ended() for child in _children):
        _sleep(0)


def _writer(stream, target, own):
    if stream is not None:
        def write(content):
            while content:
                _network.wait_until(stream.writable, stream, None)
                content = content[stream.write(content):]

        return write
    if target == DEVNULL:
        return lambda content: None
    if hasattr(target, "write"):
        own = target
    return lambda content: own.write(content.decode())


def _name(words):
    return words[0].rsplit("/", 1)[-1] if words else ""


def _words(args):
    if isinstance(args, (str, bytes)):
        args = [args]
    return [each.decode() if isinstance(each, bytes) else str(each) for each in args]


def _shell_steps(text):
    """[(condition, words)] of a command line: words, quotes, and commands behind `;`, `&&` and `||`."""
    if not isinstance(text, str):
        text = text.decode() if isinstance(text, bytes) else " ".join(_words(text))
    steps, words, word, quote, condition = [], [], None, None, ";"
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if quote:
            if c == quote:
                quote = None
            elif c == "\\" and quote == '"' and i < len(text) and text[i] in '"\\$`':
                word += text[i]
                i += 1
            elif c in "$`" and quote == '"':
                raise NotImplementedError(f"the shell's {c!r} isn't modelled: {text}")
            else:
                word += c
            continue
        if c in "'\"":
            quote, word = c, word or ""
        elif c == "\\" and i < len(text):
            word = (word or "") + text[i]
            i += 1
        elif c in " \t\n;" or text[i - 1:i + 1] in ("&&", "||"):
            if word is not None:
                words.append(word)
                word = None
            if c in " \t":
                continue
            if words:
                steps.append((condition, words))
            words, condition = [], c
            if c in "&|":
                condition = c + c
                i += 1
        elif c in "|&<>$`*?(){}~#":
            raise NotImplementedError(f"the shell's {c!r} isn't modelled: {text}")
        else:
            word = (word or "") + c
    if word is not None:
        words.append(word)
    if words:
        steps.append((condition, words))
    return steps or [(";", ["true"])]


def _echo(child, args):
    newline = "" if args[:1] == ["-n"] else "\n"
    child.write(" ".join(args[1:] if not newline else args) + newline)


def _sleep_command(child, args):
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    try:
        seconds = sum(float(a[:-1]) * units[a[-1]] if a[-1:] in units else float(a) for a in args)
    except ValueError:
        child.complain(f"sleep: invalid time interval ‘{args[0]}’\nTry 'sleep --help' for more information.\n")
        return 1
    if not args:
        child.complain("sleep: missing operand\nTry 'sleep --help' for more information.\n")
        return 1
    _sleep(seconds)


def _cat(child, args):
    code = 0
    for name in args or ["-"]:
        if name == "-":
            while content := child.read():
                child.write(content)
            continue
        try:
            with open(name, "rb") as file:
                child.write(file.read())
        except OSError as error:
            child.complain(f"cat: {name}: {error.strerror}\n")
            code = 1
    return code


def _ls(child, args):
    import os
    code = 0
    flags = {c for a in args if a.startswith("-") for c in a[1:]}
    if flags - set("la1"):
        raise NotImplementedError(f"of ls only -a, -l and -1 are modelled, not {' '.join(args)}")
    for name in [a for a in args if not a.startswith("-")] or ["."]:
        try:
            entries = sorted(os.listdir(name)) if os.path.isdir(name) else [name][:os.path.exists(name)]
            if not entries and not os.path.isdir(name):
                raise FileNotFoundError(2, "No such file or directory")
        except OSError as error:
            child.complain(f"ls: cannot access '{name}': {error.strerror}\n")
            code = 2
        else:
            hidden = [".", ".."] if os.path.isdir(name) else []
            entries = sorted(hidden + entries) if "a" in flags else [e for e in entries if not e.startswith(".")]
            if "l" in flags:
                sizes = {e: os.stat(os.path.join(name, e) if hidden else e).st_size for e in entries}
                if hidden:
                    child.write(f"total {sum(-(-size // 4096) * 4 for size in sizes.values())}\n")
                width = max(len(str(size)) for size in sizes.values()) if sizes else 0
                entries = [_long(e if not hidden else os.path.join(name, e), e, sizes[e], width) for e in entries]
            child.write("".join(f"{entry}\n" for entry in entries))
    return code


def _long(path, name, size, width):
    import os
    mode, links = ("drwxr-xr-x", 2) if os.path.isdir(path) else ("-rw-r--r--", 1)
    return f"{mode} {links} user user {size:{width}} {_strftime('%b %e %H:%M')} {name}"


def _pwd(child, args):
    import os
    child.write(os.getcwd() + "\n")


def _seq(child, args):
    numbers = [int(a) for a in args]
    first = numbers[0] if len(numbers) > 1 else 1
    step = numbers[1] if len(numbers) > 2 else 1
    child.write("".join(f"{n}\n" for n in range(first, numbers[-1] + (1 if step > 0 else -1), step)))


def _exit(child, args):
    return int(args[0]) if args else 0


class _Redirected:
    """sys.stdout or sys.stderr, of which some processes have their own."""

    def __init__(self, original):
        self._original = original
        self.writers = {}  # by pid

    def write(self, text):
        writer = self.writers.get(_getpid())
        if writer is None:
            return self._original.write(text)
        writer(text.encode())
        return len(text)

    def __getattr__(self, name):
        return getattr(self._original, name)


def _python(child, args):
    while args and args[0] in ("-u", "-B", "-I", "-E", "-s", "-S"):
        args = args[1:]
    if args[:1] in (["--version"], ["-V"]):
        return child.write("Python 3.11.2\n")
    if args[:1] == ["-c"]:
        name, source = "<string>", args[1]
    elif args and not args[0].startswith("-"):
        name = args[0]
        try:
            with open(name) as file:
                source = file.read()
        except OSError as error:
            child.complain(f"python3: can't open file '{name}': [Errno {error.errno}] {error.strerror}\n")
            return 2
    else:
        raise NotImplementedError(f"python {' '.join(args)}: only -c and a file are modelled")
    for stream, writer in [("stdout", child._out), ("stderr", child._err)]:
        if not isinstance(getattr(_sys, stream), _Redirected):
            setattr(_sys, stream, _Redirected(getattr(_sys, stream)))
        getattr(_sys, stream).writers[_getpid()] = writer
    try:
        child._memory.run(name, source)
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            return error.code or 0
        child.complain(f"{error.code}\n")
        return 1
    except BaseException as error:
        child.complain(_format_exception(error))
        return 1


_COMMANDS = {
    "echo": _echo, "sleep": _sleep_command, "cat": _cat, "ls": _ls, "pwd": _pwd, "seq": _seq, "exit": _exit,
    "true": lambda child, args: 0, "false": lambda child, args: 1, "whoami": lambda child, args: child.write("user\n"),
    "date": lambda child, args: child.write(_strftime("%a %b %e %H:%M:%S UTC %Y") + "\n"),
    "hostname": lambda child, args: child.write("localhost\n"), "uname": lambda child, args: child.write("Linux\n"),
    "python": _python, "python3": _python, "python3.11": _python,
}
