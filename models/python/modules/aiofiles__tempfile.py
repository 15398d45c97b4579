"""`aiofiles.tempfile`: temporary files and folders of the simulated machine."""
import tempfile as _tempfile

from aiofiles import AsyncFile, Opening, in_executor


async def _open(executor, function, kwargs):
    return AsyncFile(await in_executor(executor, "open", function, **kwargs), executor)


def TemporaryFile(mode="w+b", *, loop=None, executor=None, **kwargs):
    return Opening(_open(executor, _tempfile.TemporaryFile, {"mode": mode, **kwargs}))


def NamedTemporaryFile(mode="w+b", *, loop=None, executor=None, **kwargs):
    return Opening(_open(executor, _tempfile.NamedTemporaryFile, {"mode": mode, **kwargs}))


class TemporaryDirectory:
    """`async with TemporaryDirectory() as path`"""

    def __init__(self, suffix=None, prefix=None, dir=None, *, loop=None, executor=None):
        self._executor = executor
        self._arguments = (suffix, prefix, dir)
        self._folder = None

    async def __aenter__(self):
        self._folder = await in_executor(self._executor, "mkdir", _tempfile.TemporaryDirectory, *self._arguments)
        return self._folder.name

    async def __aexit__(self, *args):
        await in_executor(self._executor, "rmdir", self._folder.cleanup)
