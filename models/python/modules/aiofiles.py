"""`aiofiles` as the real one works: every operation runs in the loop's default executor, or in the one
that `open` was given."""
import asyncio

import _interleave

_builtin_open = open


async def in_executor(executor, name, function, *args, **kwargs):
    """`name`: the operation's, as [cost] knows it."""
    def operation():
        _interleave.charge("aiofiles." + name)
        return function(*args, **kwargs)

    return await asyncio.get_running_loop().run_in_executor(executor, operation)


_OPERATIONS = ("close", "detach", "flush", "isatty", "peek", "read", "read1", "readable", "readall", "readinto", "readline",
               "readlines", "seek", "seekable", "tell", "truncate", "writable", "write", "writelines")


class AsyncFile:
    def __init__(self, file, executor=None):
        self._file = file
        self._executor = executor

    def __getattr__(self, name):
        attribute = getattr(self._file, name)
        if name not in _OPERATIONS:
            return attribute

        async def operation(*args):
            return await in_executor(self._executor, name, attribute, *args)

        return operation

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()

    def __repr__(self):
        return f"<AsyncFile of {self._file!r}>"


class Opening:
    """What `aiofiles.open` returns: to be awaited, or entered with `async with`."""

    def __init__(self, coroutine):
        self._coroutine = coroutine
        self._file = None

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._file = await self._coroutine
        return self._file

    async def __aexit__(self, *args):
        await self._file.close()


async def _open(executor, *args):
    return AsyncFile(await in_executor(executor, "open", _builtin_open, *args), executor)


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *, loop=None,
         executor=None):
    return Opening(_open(executor, file, mode, buffering, encoding, errors, newline, closefd, opener))


def __getattr__(name):
    """aiofiles imports its `tempfile` and `threadpool` by itself, this model on first use."""
    if name in ("tempfile", "threadpool"):
        __import__("aiofiles." + name)
        return globals()[name]
    raise AttributeError(f"module 'aiofiles' has no attribute {name!r}")
