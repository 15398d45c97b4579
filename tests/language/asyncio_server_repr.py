# Servers and their sockets, as CPython shows them; what a handle's callback is called with, shortened.
import asyncio


async def answer(reader, writer):
    writer.close()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 8888)
    print(server)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    sock = writer.get_extra_info("socket")
    print(type(sock).__name__, sock.getpeername(), sock.gettimeout(), sock.proto, sock.fileno())
    try:
        sock.setblocking(True)
    except ValueError as error:
        print(error)
    writer.close()
    await writer.wait_closed()
    server.close()
    print(server)
    loop = asyncio.get_running_loop()
    late = lambda *args: print(len(args))
    print(repr(loop.call_soon(late, "a long text, which is cut in the middle", list(range(10)), dict.fromkeys("abcdef")))[:140])


asyncio.run(main(), debug=False)
try:
    asyncio.coroutine
except AttributeError as error:
    print(error)
asyncio.transport
