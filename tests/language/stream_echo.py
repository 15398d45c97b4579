# Streams of asyncio: a server, its clients, and how connections begin and end.
import asyncio


async def echo(reader, writer):
    while line := await reader.readline():
        await asyncio.sleep(0.1)
        writer.write(b"echo: " + line)
        await writer.drain()
    print("client left")
    writer.close()
    await writer.wait_closed()


async def client(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for i in range(2):
        writer.write(f"{name} {i}\n".encode())
        print((await reader.readline()).decode(), end="")
    writer.close()
    await writer.wait_closed()
    return writer.is_closing()


async def attempt(awaitable):
    try:
        print(await awaitable)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(server.is_serving(), await asyncio.gather(*[client(port, name) for name in "ab"]))
    async with server:
        reader, writer = await asyncio.open_connection("localhost", port)
        writer.writelines([b"x" * 10, b"\n", b"rest"])
        writer.write_eof()
        print(await reader.read())
        print(reader.at_eof(), writer.can_write_eof())
        writer.close()
    print(server.is_serving(), server.sockets)
    await asyncio.sleep(0.1)
    with_refusal = asyncio.open_connection("127.0.0.1", port)
    try:
        await with_refusal
    except ConnectionRefusedError as error:
        print(error.errno)
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"one\ntwo|three")
    print(await reader.readline(), await reader.readuntil(b"|"), await reader.readexactly(2))
    reader.feed_data(b"a long line without an end")
    await attempt(reader.readline())
    reader.feed_data(b"abc")
    reader.feed_eof()
    await attempt(reader.readexactly(5))
    await attempt(reader.readuntil(b"!"))
    print(await reader.read(), [line async for line in reader])
    attempt_twice = asyncio.StreamReader()
    waiting = asyncio.create_task(attempt_twice.read(1))
    await asyncio.sleep(0)
    await attempt(attempt_twice.read(1))
    attempt_twice.feed_data(b"z")
    print(await waiting)


asyncio.run(main())
