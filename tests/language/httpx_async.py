# Modelled HTTP: latency, status, JSON.
import asyncio

import httpx


async def main():
    async with httpx.AsyncClient() as client:
        response = await client.get("https://api.example.com/data", params={"page": 2})
        print(response, response.status_code, response.json())
        response.raise_for_status()
        urls = [f"https://api.example.com/{n}" for n in range(3)]
        for response in await asyncio.gather(*[client.get(url) for url in urls]):
            print(response.json()["url"], response.text, len(response.content))
        response = await client.post("https://api.example.com/users", json={"name": "Ann"})
        print(response.json(), response.url)


asyncio.run(main())
print(httpx.get("https://example.org").status_code)
