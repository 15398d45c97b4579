# Transports and protocols: callbacks, their order, flow control.
import asyncio


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("server: made", transport.get_extra_info("peername")[0])

    def data_received(self, data):
        print("server:", data)
        self.transport.write(data[::-1])
        if data == b"bye":
            asyncio.get_running_loop().call_later(0.1, self.transport.close)

    def eof_received(self):
        print("server: eof")

    def connection_lost(self, exc):
        print("server: lost", exc)


class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        print("client: made")
        transport.write(b"hello")
        asyncio.get_running_loop().call_later(0.1, transport.write, b"bye")

    def data_received(self, data):
        print("client:", data)

    def connection_lost(self, exc):
        print("client: lost", exc)
        self.done.set_result(True)


class Datagrams(asyncio.DatagramProtocol):
    def __init__(self, name):
        self.name = name

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        print(self.name, data, addr[0])
        if self.name == "receiver":
            self.transport.sendto(b"reply", addr)

    def connection_lost(self, exc):
        print(self.name, "lost", exc)


class Slow(asyncio.Protocol):
    def connection_made(self, transport):
        transport.pause_reading()
        asyncio.get_running_loop().call_later(0.1, transport.resume_reading)
        self.size = 0

    def data_received(self, data):
        self.size += len(data)

    def connection_lost(self, exc):
        print("slow: got", self.size)


class Fast(asyncio.Protocol):
    def connection_made(self, transport):
        transport.write(b"x" * 20_000_000)
        print("buffered:", transport.get_write_buffer_size() > 0)
        transport.close()

    def pause_writing(self):
        print("fast: pause")

    def resume_writing(self):
        print("fast: resume")


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), "127.0.0.1", port)
    await done
    print(type(protocol).__name__, transport.is_closing(), transport.is_reading())
    server.close()
    await server.wait_closed()
    receiver, _ = await loop.create_datagram_endpoint(lambda: Datagrams("receiver"), ("127.0.0.1", 0))
    address = receiver.get_extra_info("sockname")
    sender, _ = await loop.create_datagram_endpoint(lambda: Datagrams("sender"), remote_addr=address)
    sender.sendto(b"ping")
    await asyncio.sleep(0.1)
    sender.close()
    receiver.close()
    await asyncio.sleep(0.1)
    server = await loop.create_server(Slow, "127.0.0.1", 0)
    await loop.create_connection(Fast, "127.0.0.1", server.sockets[0].getsockname()[1])
    await asyncio.sleep(0.3)
    server.close()


asyncio.run(main())
