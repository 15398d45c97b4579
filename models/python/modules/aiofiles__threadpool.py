"""`aiofiles.threadpool`"""
from aiofiles import AsyncFile, open


def wrap(file, *, loop=None, executor=None):
    return AsyncFile(file, executor)
