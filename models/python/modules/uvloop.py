"""`uvloop`: asyncio's own loop; it has no times of its own in virtual time."""
import asyncio
from asyncio import DefaultEventLoopPolicy as EventLoopPolicy
from asyncio import new_event_loop, run


def install():
    asyncio.set_event_loop_policy(EventLoopPolicy())
