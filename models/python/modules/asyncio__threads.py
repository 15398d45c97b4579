"""`asyncio.threads`: names of asyncio under the module that CPython has them in."""
from asyncio import to_thread
