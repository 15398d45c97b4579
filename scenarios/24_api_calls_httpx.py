# /// scenario
# title = "Three API calls with httpx: all at once"
#
# [cost]
# "httpx.get" = { wait = "300ms" }
# ///
"""The three requests are on their way together; the slowest one decides.

Look for: 0.3 s for three calls. Compare with 23_api_calls_requests.py.
"""

import asyncio

import httpx


async def weather(client, city):
    response = await client.get(f"https://api.example.com/weather/{city}")
    print(city, response.status_code)


async def main():
    async with httpx.AsyncClient() as client:
        await asyncio.gather(*[weather(client, city) for city in ["Oslo", "Lima", "Cairo"]])


asyncio.run(main())
