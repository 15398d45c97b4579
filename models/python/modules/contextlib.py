"""`contextlib`: context managers from generators, stacks of them, and small ready-made ones."""
from abc import ABC as _ABC, abstractmethod as _abstractmethod, _has_methods
from functools import wraps as _wraps
from types import GenericAlias as _GenericAlias, MethodType as _MethodType
import sys as _sys
from _interleave import handled as _handled

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext",
           "AbstractContextManager", "AbstractAsyncContextManager", "AsyncExitStack",
           "ContextDecorator", "ExitStack", "redirect_stdout", "redirect_stderr", "suppress",
           "aclosing", "AsyncContextDecorator", "chdir"]


class AbstractContextManager(_ABC):
    __class_getitem__ = classmethod(_GenericAlias)

    def __enter__(self):
        return self

    @_abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is AbstractContextManager:
            return _has_methods(subclass, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(_ABC):
    __class_getitem__ = classmethod(_GenericAlias)

    async def __aenter__(self):
        return self

    @_abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is AbstractAsyncContextManager:
            return _has_methods(subclass, "__aenter__", "__aexit__")
        return NotImplemented


class ContextDecorator:
    """Lets a context manager decorate functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @_wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @_wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


# ── From generators ──

class _GeneratorContextManagerBase:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):  # a generator runs once, so each call of a decorated function gets its own
        return self.__class__(self.func, self.args, self.kwds)

    def _is_same_error(self, error, value):
        """Did the generator raise what was thrown into it? StopIteration comes out wrapped."""
        if error is value:
            return True
        return isinstance(value, self._stop) and isinstance(error, RuntimeError) and error.__cause__ is value


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    _stop = StopIteration

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(typ, value, traceback)
        except StopIteration as error:
            return error is not value
        except BaseException as error:
            if self._is_same_error(error, value):
                value.__traceback__ = traceback
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    _stop = (StopIteration, StopAsyncIteration)

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(typ, value, traceback)
        except StopAsyncIteration as error:
            return error is not value
        except BaseException as error:
            if self._is_same_error(error, value):
                value.__traceback__ = traceback
                return False
            raise
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    @_wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


def asynccontextmanager(func):
    @_wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


# ── Ready-made ones ──

class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(_sys, self._stream))
        setattr(_sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *exc_info):
        setattr(_sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    _stream = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# ── Stacks ──

class _BaseExitStack:
    """Exits what was entered, last first. `_exit_callbacks`: (is it synchronous, exit function) pairs."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        other = type(self)()
        other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return other

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        self._exit_callbacks.append((True, exit if method is None else _MethodType(method, exit)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            "not support the context manager protocol") from None
        result = enter(cm)
        self._exit_callbacks.append((True, _MethodType(exit, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def exit(exc_type, exc, tb):
            callback(*args, **kwds)
        exit.__wrapped__ = callback
        self._exit_callbacks.append((True, exit))
        return callback

    @staticmethod
    def _conclude(received, current):
        """Raises what is left, unless it is what came in; else tells whether that was swallowed."""
        if current is not None and current is not received:
            context = current.__context__
            try:
                raise current
            except BaseException:
                current.__context__ = context
                raise
        return received is not None and current is None

    @staticmethod
    def _link_contexts(new, old, outside):
        """The new exception's innermost context becomes the one it replaced, as in nested with blocks."""
        while True:
            context = new.__context__
            if context is None or context is old:
                return
            if context is outside:
                break
            new = context
        new.__context__ = old


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        received = current = exc_info[1]
        outside = _handled()
        while self._exit_callbacks:
            _, exit = self._exit_callbacks.pop()
            try:
                if exit(type(current) if current is not None else None, current,
                        current.__traceback__ if current is not None else None):
                    current = None
            except BaseException as error:
                self._link_contexts(error, current, outside)
                current = error
        return self._conclude(received, current)

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            "not support the asynchronous context manager protocol") from None
        result = await enter(cm)
        self._exit_callbacks.append((False, _MethodType(exit, cm)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append((False, exit if method is None else _MethodType(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def exit(exc_type, exc, tb):
            await callback(*args, **kwds)
        exit.__wrapped__ = callback
        self._exit_callbacks.append((False, exit))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        received = current = exc_info[1]
        outside = _handled()
        while self._exit_callbacks:
            is_sync, exit = self._exit_callbacks.pop()
            try:
                result = exit(type(current) if current is not None else None, current,
                              current.__traceback__ if current is not None else None)
                if result if is_sync else await result:
                    current = None
            except BaseException as error:
                self._link_contexts(error, current, outside)
                current = error
        return self._conclude(received, current)
