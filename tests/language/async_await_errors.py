# Only awaitables can be awaited.
import asyncio


def plain():
    return 5


async def main():
    for thing in [5, None, "text", [1], plain()]:
        try:
            await thing
        except TypeError as error:
            print(error)
    try:
        await plain
    except TypeError as error:
        print(error)


asyncio.run(main())
