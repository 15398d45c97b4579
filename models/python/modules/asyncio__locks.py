"""`asyncio.locks`: names of asyncio under the module that CPython has them in."""
from asyncio import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, Semaphore
