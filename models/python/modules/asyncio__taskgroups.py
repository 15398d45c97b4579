"""`asyncio.taskgroups`: names of asyncio under the module that CPython has them in."""
from asyncio import TaskGroup
