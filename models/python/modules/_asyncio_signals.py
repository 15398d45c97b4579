"""loop.add_signal_handler(). Rules and wording: CPython 3.11 Lib/asyncio/unix_events.py."""
from _asyncio import BaseEventLoop, iscoroutine


class SignalLoop(BaseEventLoop):
    _signal_callbacks = None

    def add_signal_handler(self, sig, callback, *args):
        """When the signal comes, the callback is called by the loop: it may touch its objects."""
        import signal
        from asyncio import iscoroutinefunction
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        if self.is_closed():
            raise RuntimeError("Event loop is closed")
        try:
            signal.signal(sig, lambda *_: self.call_soon_threadsafe(callback, *args))
        except ValueError as error:
            raise RuntimeError(str(error))
        except OSError as error:
            raise RuntimeError(f"sig {sig} cannot be caught") if error.errno == 22 else error
        self._signal_callbacks = {**(self._signal_callbacks or {}), sig: callback}

    def remove_signal_handler(self, sig):
        import signal
        self._check_signal(sig)
        if sig not in (self._signal_callbacks or {}):
            return False
        del self._signal_callbacks[sig]
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")
