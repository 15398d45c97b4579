"""`asyncio.base_events`: names of asyncio under the module that CPython has them in."""
from asyncio import BaseEventLoop, Server
