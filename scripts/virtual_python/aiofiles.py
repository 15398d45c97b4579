"""A stand-in for aiofiles: every operation goes through the default executor, as in the real one
(aiofiles 23 threadpool/__init__.py and base.py), on the files of the temporary folder."""

import asyncio
import builtins


class _File:
    def __init__(self, file):
        self._file = file

    def __getattr__(self, name):
        attribute = getattr(self._file, name)
        if not callable(attribute) or name in ("fileno", "readable", "writable", "seekable"):
            return attribute

        async def operation(*args):
            return await _in_executor(attribute, *args)

        return operation

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class _Opening:
    """What `open` returns: awaitable, and an asynchronous context manager."""

    def __init__(self, *args, **kwargs):
        self._open = self._opened(*args, **kwargs)

    async def _opened(self, *args, **kwargs):
        return _File(await _in_executor(builtins.open, *args, **kwargs))

    def __await__(self):
        return self._open.__await__()

    async def __aenter__(self):
        self._file = await self._open
        return self._file

    async def __aexit__(self, *_):
        await self._file.close()


def _in_executor(function, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return loop.run_in_executor(None, lambda: function(*args, **kwargs))


def open(*args, **kwargs):
    return _Opening(*args, **kwargs)
