"""`asyncio.timeouts`: names of asyncio under the module that CPython has them in."""
from asyncio import Timeout, timeout, timeout_at
