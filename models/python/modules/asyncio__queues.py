"""`asyncio.queues`: names of asyncio under the module that CPython has them in."""
from asyncio import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
