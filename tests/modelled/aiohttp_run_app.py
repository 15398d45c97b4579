# /// scenario
# [[request]]
# call = "GET /slow"
# [[request]]
# at = "500ms"
# call = "POST /orders?table=4"
# json = { drink = "tea" }
# ///
# web.run_app answers the header's requests, then stops as by Ctrl+C.
import asyncio

from aiohttp import web


async def slow(request):
    print("slow begins")
    await asyncio.sleep(2)
    print("slow ends")
    return web.Response(text="done")


async def order(request):
    print("order", request.query["table"], await request.json())
    return web.json_response({"ok": True})


async def closed(app):
    print("closed")


app = web.Application()
app.router.add_get("/slow", slow)
app.router.add_post("/orders", order)
app.on_cleanup.append(closed)
web.run_app(app, port=9000)
