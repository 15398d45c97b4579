# websockets: a chat server and its clients, closing, an echo host.
import asyncio

import websockets

people = set()


async def chat(websocket):
    people.add(websocket)
    try:
        async for message in websocket:
            websockets.broadcast(people, message.upper())
    finally:
        people.remove(websocket)
        print("left", len(people))


async def client(name, delay):
    async with websockets.connect("ws://localhost:8765/room") as websocket:
        await asyncio.sleep(delay)
        await websocket.send(f"{name} says hi")
        print(name, "got", await websocket.recv())
        await asyncio.sleep(1)
    try:
        await websocket.send("too late")
    except websockets.ConnectionClosedOK as error:
        print(name, error.code, "|", error)


async def main():
    async with websockets.serve(chat, "localhost", 8765):
        await asyncio.gather(client("ann", 0.1), client("bob", 0.2))
        await asyncio.sleep(0)
    async with websockets.connect("wss://echo.websocket.org") as websocket:
        await websocket.send("hello")
        print(await websocket.recv(), f"{asyncio.get_running_loop().time():.1f}")
    try:
        await websockets.connect("ws://localhost:1")
    except OSError as error:
        print(error)


asyncio.run(main())
