"""signal: handlers, and signals that the program sends itself. Nothing else sends any: timers of the
system and other processes' signals aren't modelled."""
import sys
from enum import IntEnum

import _unmodelled
import threading

Signals = IntEnum("Signals", {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9,
    "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17,
    "SIGCONT": 18,
    "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22, "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25,
    "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29, "SIGPWR": 30, "SIGSYS": 31,
    "SIGRTMIN": 34, "SIGRTMAX": 64, "SIGIOT": 6, "SIGCLD": 17, "SIGPOLL": 29}, module="signal")
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module="signal")
Sigmasks = IntEnum("Sigmasks", {"SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2}, module="signal")
for _enum in (Signals, Handlers, Sigmasks):
    globals().update(_enum.__members__)
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

_DESCRIPTIONS = dict(enumerate(
    "Hangup|Interrupt|Quit|Illegal instruction|Trace/breakpoint trap|Aborted|Bus error|Floating point exception|Killed|"
    "User defined signal 1|Segmentation fault|User defined signal 2|Broken pipe|Alarm clock|Terminated|Stack fault|"
    "Child exited|Continued|Stopped (signal)|Stopped|Stopped (tty input)|Stopped (tty output)|Urgent I/O condition|"
    "CPU time limit exceeded|File size limit exceeded|Virtual timer expired|Profiling timer expired|Window changed|"
    "I/O possible|Power failure|Bad system call".split("|"), 1))
_DESCRIPTIONS.update((number, f"Real-time signal {number - 34}") for number in range(34, 65))
_IGNORED_BY_DEFAULT = (17, 18, 23, 28)


class ItimerError(OSError):
    pass


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler, 13: Handlers.SIG_IGN}


def _number(signalnum):
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return int(signalnum)


def signal(signalnum, handler, /):
    if not callable(handler) and handler not in (Handlers.SIG_DFL, Handlers.SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    number = _number(signalnum)
    if number in (9, 19):
        raise OSError(22, "Invalid argument")
    before = getsignal(number)
    _handlers[number] = handler if callable(handler) else Handlers(handler)
    return before


def getsignal(signalnum, /):
    return _handlers.get(_number(signalnum), Handlers.SIG_DFL)


def raise_signal(signalnum, /):
    """Delivers a signal to this process, at once."""
    number = _number(signalnum)
    handler = getsignal(number)
    if handler is Handlers.SIG_IGN or handler is Handlers.SIG_DFL and number in _IGNORED_BY_DEFAULT:
        return
    if handler is Handlers.SIG_DFL:
        import _processes
        _processes.kill(_processes.getpid(), number)  # ends a child; of the first process the shell tells
        sys.stderr.write(f"{_DESCRIPTIONS.get(number, f'Unknown signal {number}')}\n")
        import os
        os._exit(128 + number)
    handler(number, sys._getframe())


def strsignal(signalnum, /):
    return _DESCRIPTIONS.get(_number(signalnum))


def valid_signals():
    return {Signals(number) if number in Signals._value2member_map_ else number
            for number in range(1, NSIG) if number not in (32, 33)}


def sigpending():
    return set()


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


alarm = _unmodelled.function("signal.alarm", "use threading.Timer or asyncio.timeout")
setitimer = _unmodelled.function("signal.setitimer", "use threading.Timer")
getitimer = _unmodelled.function("signal.getitimer", "use threading.Timer")
pause = _unmodelled.function("signal.pause", "no signal comes from outside; use threading.Event().wait()")
sigwait = _unmodelled.function("signal.sigwait", "no signal comes from outside; use threading.Event().wait()")
sigwaitinfo = _unmodelled.function("signal.sigwaitinfo", "no signal comes from outside; use threading.Event().wait()")
sigtimedwait = _unmodelled.function("signal.sigtimedwait", "no signal comes from outside; use threading.Event().wait()")
pthread_kill = _unmodelled.function("signal.pthread_kill", "use threading.Event")
pthread_sigmask = _unmodelled.function("signal.pthread_sigmask", "signals can't be blocked")
