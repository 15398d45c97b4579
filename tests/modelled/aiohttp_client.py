# aiohttp: sessions, replies, parameters, bodies, errors, timeouts.
import asyncio

import aiohttp

BIN = "https://httpbin.org"


async def main():
    timeout = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(headers={"X-App": "demo"}, timeout=timeout) as session:
        async with session.get(f"{BIN}/get", params={"q": "a b", "n": 1}) as response:
            print(response.status, response.reason, response.ok, response.content_type, response.url)
            body = await response.json()
            print(body["args"], body["headers"]["X-App"])
        async with session.post(f"{BIN}/post", json={"name": "Ann"}) as response:
            print((await response.json())["json"])
        async with session.post(f"{BIN}/post", data={"name": "Ann"}) as response:
            print((await response.json())["form"])
        form = aiohttp.FormData()
        form.add_field("file", b"content", filename="a.txt")
        form.add_field("note", "x")
        response = await session.put(f"{BIN}/put", data=form)
        print((await response.json())["files"], (await response.json())["form"])
        async with session.get(f"{BIN}/bytes/2500") as response:
            print([len(piece) async for piece in response.content.iter_chunked(1024)], response.content_length)
        async with session.get(f"{BIN}/redirect/2") as response:
            print(response.status, len(response.history), response.url)
        await session.get(f"{BIN}/cookies/set?flavour=mint")
        print((await (await session.get(f"{BIN}/cookies")).json()), len(session.cookie_jar))

        texts = await asyncio.gather(*[fetch(session, n) for n in (1, 2, 1)])
        print(texts)

        for url in [f"{BIN}/status/503", "https://no-such-host.invalid/", "http://localhost:1234/", f"{BIN}/delay/9",
                    "https://example.com/", "nowhere"]:
            try:
                async with session.get(url, timeout=aiohttp.ClientTimeout(total=2)) as response:
                    response.raise_for_status()
                    print(await response.json())
            except aiohttp.ContentTypeError as error:
                print("content type:", error.message)
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                print(type(error).__name__, "|", error)
    try:
        await session.get(BIN)
    except RuntimeError as error:
        print(error, session.closed)
    print(await asyncio.create_task(get_status()))


async def fetch(session, seconds):
    async with session.get(f"{BIN}/delay/{seconds}") as response:
        await response.read()
        return f"{asyncio.get_running_loop().time():.1f}"


async def get_status():
    async with aiohttp.request("GET", "https://example.com") as response:
        return response.status


asyncio.run(main())
