"""Errors of entering and leaving stand at the whole `with` statement."""
import asyncio
import traceback


class Bad:
    def __enter__(self):
        raise ValueError("enter")

    def __exit__(self, *args):
        pass

    async def __aenter__(self):
        raise ValueError("aenter")

    async def __aexit__(self, *args):
        pass


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise ValueError("exit")

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        raise ValueError("aexit")


def enters():
    with Bad() as x:
        pass


def leaves():
    with BadExit() as x:
        pass


def second():
    with BadExit() as x, Bad() as y: pass


def lines():
    with (BadExit() as x,
          Bad() as y):
        pass


async def enters_async():
    async with Bad() as x:
        pass


async def leaves_async():
    async with BadExit() as x, BadExit() as y:
        pass


for function in (enters, leaves, second, lines, enters_async, leaves_async):
    try:
        result = function()
        if result is not None:
            asyncio.run(result)
    except ValueError:
        traceback.print_exc()
