"""`subprocess` on modelled commands (_commands). Rules and wording: CPython 3.11 Lib/subprocess.py."""
import _network
from _commands import Child as _Child, DEVNULL, PIPE, STDOUT
from _interleave import note_poll as _note_poll
from time import monotonic as _monotonic

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output",
           "run", "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

_SIGNALS = {1: "SIGHUP", 2: "SIGINT", 6: "SIGABRT", 9: "SIGKILL", 15: "SIGTERM"}


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            name = _SIGNALS.get(-self.returncode)
            if name is None:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
            return f"Command '{self.cmd}' died with <Signals.{name}: {-self.returncode}>."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            shown.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            shown.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class _Reader:
    """The program's end of a child's output."""

    def __init__(self, stream, decode):
        self._stream, self._decode = stream, decode
        self._rest = b""
        self._ended = self.closed = False

    def _fill(self):
        _network.wait_until(self._stream.readable, self._stream, None)
        data = self._stream.read(1 << 16)
        self._ended = not data
        self._rest += data

    def _take(self, size):
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken.decode() if self._decode else taken

    def read(self, size=-1):
        while not self._ended and (size is None or size < 0 or len(self._rest) < size):
            self._fill()
        return self._take(len(self._rest) if size is None or size < 0 else size)

    def readline(self):
        while not self._ended and b"\n" not in self._rest:
            self._fill()
        return self._take(self._rest.find(b"\n") + 1 or len(self._rest))

    def readlines(self):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        self.closed = True
        self._stream.abandon()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _Writer:
    """The program's end of a child's input."""

    def __init__(self, stream, encode):
        self._stream, self._encode = stream, encode
        self.closed = False

    def write(self, content):
        left = content.encode() if self._encode else bytes(content)
        while left:
            _network.wait_until(self._stream.writable, self._stream, None)
            if self._stream.abandoned:
                raise BrokenPipeError(32, "Broken pipe")
            left = left[self._stream.write(left):]
        return len(content)

    def flush(self):
        pass

    def close(self):
        self.closed = True
        self._stream.end()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class Popen:
    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None,
                 group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1,
                 process_group=None):
        for name, value in [("executable", executable), ("preexec_fn", preexec_fn), ("user", user),
                            ("group", group), ("errors", errors)]:
            if value is not None:
                raise NotImplementedError(f"subprocess: {name}= isn't modelled")
        self.args = args
        self.text_mode = bool(encoding or text or universal_newlines)
        self._child = _Child(args, shell, stdin, stdout, stderr, cwd)
        self.pid = self._child.pid
        child = self._child
        self.stdin = None if child.stdin is None else _Writer(child.stdin, self.text_mode)
        self.stdout = None if child.stdout is None else _Reader(child.stdout, self.text_mode)
        own = child.stderr is not None and child.stderr is not child.stdout
        self.stderr = _Reader(child.stderr, self.text_mode) if own else None

    def __repr__(self):
        shown = f"<Popen: returncode: {self.returncode} args: {self.args!r}>"
        return shown if len(shown) <= 80 else shown[:76] + "...>"

    def __enter__(self):
        return self

    def __exit__(self, *args):
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream is not None:
                stream.close()
        self.wait()

    returncode = None

    def poll(self):
        if self._child.ended():
            self.returncode = self._child.returncode
        else:
            _note_poll(self)
        return self.returncode

    def wait(self, timeout=None):
        try:
            _network.wait_until(self._child.ended, self._child, None if timeout is None else max(timeout, 1e-9))
        except TimeoutError:
            raise TimeoutExpired(self.args, timeout) from None
        return self.poll()

    def communicate(self, input=None, timeout=None):
        if self.stdin is not None:
            if input:
                try:
                    self.stdin.write(input)
                except BrokenPipeError:
                    pass
            self.stdin.close()
        end = None if timeout is None else _monotonic() + timeout
        for reader in (self.stdout, self.stderr):
            while reader is not None and not reader._ended:
                left = None if end is None else max(end - _monotonic(), 1e-9)
                try:
                    _network.wait_until(reader._stream.readable, reader._stream, left)
                except TimeoutError:
                    raise TimeoutExpired(self.args, timeout, output=reader._rest or None) from None
                reader._fill()
        self.wait(None if end is None else end - _monotonic())
        return tuple(None if reader is None else reader.read() for reader in (self.stdout, self.stderr))

    def send_signal(self, sig):
        self.poll()
        if self.returncode is None:
            self._child.signal(int(sig))

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except:
            process.kill()
            process.wait()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT)
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd)[1]


def list2cmdline(seq):
    return " ".join(f'"{word}"' if not word or " " in word or "\t" in word else word for word in map(str, seq))
