# aiohttp.web: a server and its client in one program.
import asyncio

import aiohttp
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/items/{id}")
async def item(request: web.Request) -> web.Response:
    await asyncio.sleep(0.5)
    return web.json_response({"id": int(request.match_info["id"]), "q": request.query.get("q")})


@routes.post("/items")
async def add(request):
    data = await request.json()
    if "name" not in data:
        raise web.HTTPBadRequest(text="a name, please")
    request.app["items"].append(data["name"])
    return web.json_response(data, status=201)


class Count(web.View):
    async def get(self):
        return web.Response(text=str(len(self.request.app["items"])))


@web.middleware
async def stamp(request, handler):
    response = await handler(request)
    response.headers["X-Path"] = request.path
    return response


async def connect(app):
    app["items"] = []
    print("startup")
    yield
    print("cleanup", app["items"])


app = web.Application(middlewares=[stamp])
app.add_routes(routes)
app.add_routes([web.view("/count", Count)])
app.cleanup_ctx.append(connect)


async def main():
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "localhost", 8080).start()
    async with aiohttp.ClientSession("http://localhost:8080") as session:
        await asyncio.gather(*[session.get(f"/items/{n}") for n in range(3)])
        print(f"{asyncio.get_running_loop().time():.1f}")
        for method, path, options in [("GET", "/items/7?q=x", {}), ("POST", "/items", {"json": {"name": "tea"}}),
                                      ("POST", "/items", {"json": {}}), ("GET", "/count", {}), ("DELETE", "/count", {}),
                                      ("GET", "/nothing", {})]:
            async with session.request(method, path, **options) as response:
                print(method, path, response.status, await response.text(), response.headers.get("X-Path"))
    await runner.cleanup()


asyncio.run(main())
