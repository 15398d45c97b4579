# httpx: clients, streams, errors, timeouts, limits.
import asyncio

import httpx

BIN = "https://httpbin.org"

response = httpx.get(f"{BIN}/get", params={"q": "a b"}, headers={"X-App": "demo"})
print(response, response.is_success, response.url, response.json()["args"], response.headers["content-type"])
print(httpx.post(f"{BIN}/post", json={"name": "Ann"}).json()["data"], httpx.codes.NOT_FOUND)
print(httpx.get(f"{BIN}/redirect/1"), httpx.get(f"{BIN}/redirect/1", follow_redirects=True).history)
with httpx.Client(base_url=f"{BIN}/", headers={"X-App": "x"}, timeout=httpx.Timeout(5.0, read=1.0)) as client:
    print(client.get("headers").json()["headers"]["X-App"])
    for path in ["status/404", "status/302", "delay/3"]:
        try:
            client.get(path).raise_for_status()
        except httpx.HTTPStatusError as error:
            print(error, "|", error.response.status_code)
        except httpx.TimeoutException as error:
            print(type(error).__name__, error.request.url)


async def main():
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=2)) as client:
        loop = asyncio.get_running_loop()
        start = loop.time()
        replies = await asyncio.gather(*[client.get(f"{BIN}/delay/1") for _ in range(4)])
        print([reply.status_code for reply in replies], f"{loop.time() - start:.1f}", replies[0].http_version)
        async with client.stream("GET", f"{BIN}/bytes/2500") as response:
            print([len(piece) async for piece in response.aiter_bytes(1000)])
        for url in ["https://no-such-host.invalid", "http://localhost:1234", "example.com"]:
            try:
                await client.get(url)
            except httpx.RequestError as error:
                print(type(error).__name__, error)
    try:
        await client.get(BIN)
    except RuntimeError as error:
        print(error)


asyncio.run(main())


def handler(request):
    return httpx.Response(200, json={"path": request.url.path})


print(httpx.Client(transport=httpx.MockTransport(handler)).get("https://any.example/x").json())
