# /// scenario
# title = "ASGI worker: requests interleave"
# ///
"""An asynchronous worker makes a task of each request; while one awaits the database, others go on.

Look for: all three answered after 1 second, by one thread. Compare with 25_wsgi_worker.py.
"""

import asyncio


async def query_database():
    await asyncio.sleep(1)


async def application(request):
    print(f"{request} accepted")
    await query_database()
    print(f"{request} answered")


async def server(requests):
    await asyncio.gather(*[application(request) for request in requests])


asyncio.run(server(["GET /a", "GET /b", "GET /c"]))
