# aiohttp: a WebSocket server and its client.
import asyncio

import aiohttp
from aiohttp import web


async def echo(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        if message.type == aiohttp.WSMsgType.TEXT:
            if message.data == "close":
                await ws.close()
            else:
                await ws.send_str(message.data + "/answer")
        elif message.type == aiohttp.WSMsgType.BINARY:
            await ws.send_bytes(message.data[::-1])
    print("server: closed", ws.close_code)
    return ws


async def main():
    app = web.Application()
    app.add_routes([web.get("/ws", echo)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "localhost", 8080).start()
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect("ws://localhost:8080/ws") as ws:
            await ws.send_str("hello")
            print((await ws.receive()).data)
            await ws.send_json({"a": 1})
            print(await ws.receive_str())
            await ws.send_bytes(b"abc")
            print(await ws.receive())
            await ws.send_str("close")
            async for message in ws:
                print("never")
            print("client: closed", ws.closed, ws.close_code)
        try:
            await session.ws_connect("ws://localhost:8080/nothing")
        except aiohttp.WSServerHandshakeError as error:
            print(error)
        async with session.get("http://localhost:8080/ws") as response:
            print(response.status)
    await runner.cleanup()


asyncio.run(main())
