# A connector's limit makes the other requests wait; a session that isn't closed is told of.
import asyncio

import aiohttp


async def fetch(session, n):
    async with session.get(f"https://api.example.com/{n}") as response:
        await response.json()
        print("got", n)


async def main():
    connector = aiohttp.TCPConnector(limit=2)
    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(*[fetch(session, n) for n in range(5)])
    async with aiohttp.ClientSession("https://one.example", connector=aiohttp.TCPConnector(limit_per_host=1)) as session:
        await asyncio.gather(session.get("/a"), session.get("/b"), session.get("https://two.example"))
    print("done")
    forgotten = aiohttp.ClientSession()
    try:
        aiohttp.TraceConfig()
    except NotImplementedError as error:
        print(error)


asyncio.run(main())
