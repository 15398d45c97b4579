"""`tqdm.asyncio`: bars over what asyncio completes."""
import asyncio as _asyncio

from tqdm import tqdm as _tqdm


class tqdm_asyncio(_tqdm):
    @classmethod
    def as_completed(cls, fs, *, timeout=None, total=None, **kwargs):
        yield from cls(_asyncio.as_completed(fs, timeout=timeout), total=len(fs) if total is None else total, **kwargs)

    @classmethod
    async def gather(cls, *fs, timeout=None, total=None, **kwargs):
        bar = cls(total=len(fs) if total is None else total, **kwargs)

        async def counted(awaitable):
            try:
                return await awaitable
            finally:
                bar.update()

        try:
            return await _asyncio.gather(*[counted(awaitable) for awaitable in fs])
        finally:
            bar.close()


tqdm = tqdm_asyncio
