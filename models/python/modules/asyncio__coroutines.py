"""`asyncio.coroutines`: names of asyncio under the module that CPython has them in."""
from asyncio import iscoroutine, iscoroutinefunction
