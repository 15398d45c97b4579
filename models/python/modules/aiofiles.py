"""`aiofiles` as the real one works: every operation runs in the loop's default executor."""
import asyncio

import _interleave

_builtin_open = open


async def _in_executor(name, function, *args):
    def operation():
        _interleave.charge("aiofiles." + name)
        return function(*args)

    return await asyncio.get_running_loop().run_in_executor(None, operation)


class AsyncFile:
    def __init__(self, file):
        self._file = file

    @property
    def name(self):
        return self._file.name

    @property
    def mode(self):
        return self._file.mode

    @property
    def closed(self):
        return self._file.closed

    async def read(self, size=-1):
        return await _in_executor("read", self._file.read, size)

    async def readline(self):
        return await _in_executor("readline", self._file.readline)

    async def readlines(self):
        return await _in_executor("readlines", self._file.readlines)

    async def write(self, data):
        return await _in_executor("write", self._file.write, data)

    async def writelines(self, lines):
        return await _in_executor("writelines", self._file.writelines, lines)

    async def seek(self, offset, whence=0):
        return await _in_executor("seek", self._file.seek, offset, whence)

    async def tell(self):
        return await _in_executor("tell", self._file.tell)

    async def truncate(self, size=None):
        return await _in_executor("truncate", self._file.truncate, size)

    async def flush(self):
        return await _in_executor("flush", self._file.flush)

    async def close(self):
        return await _in_executor("close", self._file.close)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class _Opening:
    """What `aiofiles.open` returns: to be awaited, or entered with `async with`."""

    def __init__(self, file, mode, kwargs):
        self._arguments = (file, mode)
        self._kwargs = kwargs
        self._file = None

    async def _open(self):
        file = await _in_executor("open", lambda: _builtin_open(*self._arguments, **self._kwargs))
        return AsyncFile(file)

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        self._file = await self._open()
        return self._file

    async def __aexit__(self, *args):
        await self._file.close()


def open(file, mode="r", **kwargs):
    kwargs.pop("loop", None)
    kwargs.pop("executor", None)
    return _Opening(file, mode, kwargs)
