"""`asyncio.futures`: names of asyncio under the module that CPython has them in."""
from asyncio import Future, InvalidStateError, isfuture, wrap_future
