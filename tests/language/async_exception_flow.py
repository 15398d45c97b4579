# try, except, else and finally around awaits.
import asyncio


async def fetch(kind):
    await asyncio.sleep(0.5)
    if kind == "bad":
        raise ValueError("bad data")
    if kind == "lost":
        raise ConnectionError("lost")
    return "data"


async def get(kind):
    try:
        data = await fetch(kind)
    except ValueError as error:
        print("value", error)
        return "fallback"
    else:
        print("else", data)
        return data
    finally:
        print("finally begins")
        await asyncio.sleep(0.25)
        print("finally ends")


async def main():
    print(await get("good"))
    print(await get("bad"))
    try:
        print(await get("lost"))
    except ConnectionError as error:
        print("main", f"{error!r}")


asyncio.run(main())
