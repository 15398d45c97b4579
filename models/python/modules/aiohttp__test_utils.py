"""`aiohttp.test_utils`: a server and a client in one program."""
from _exchange import servers
from _aiohttp_app import AppRunner, TCPSite
from _aiohttp_client import ClientSession


def unused_port():
    return next(port for port in range(49152, 65536) if port not in servers)


class TestServer:
    __test__ = False

    def __init__(self, app, *, scheme="http", host="127.0.0.1", port=None, **kwargs):
        self.app, self.host, self.port = app, host, port
        self._runner = None

    async def start_server(self, **kwargs):
        self.port = self.port or unused_port()
        self._runner = AppRunner(self.app)
        await self._runner.setup()
        await TCPSite(self._runner, self.host, self.port).start()

    def make_url(self, path):
        return f"http://{self.host}:{self.port}{path}"

    async def close(self):
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self):
        await self.start_server()
        return self

    async def __aexit__(self, *args):
        await self.close()


class TestClient:
    __test__ = False

    def __init__(self, server, *, cookie_jar=None, **kwargs):
        self.server = server
        self._options = kwargs
        self.session = None

    @property
    def app(self):
        return self.server.app

    async def start_server(self):
        await self.server.start_server()
        self.session = ClientSession(**self._options)

    def request(self, method, path, **kwargs):
        return self.session.request(method, self.server.make_url(path), **kwargs)

    def get(self, path, **kwargs):
        return self.request("GET", path, **kwargs)

    def post(self, path, **kwargs):
        return self.request("POST", path, **kwargs)

    def put(self, path, **kwargs):
        return self.request("PUT", path, **kwargs)

    def patch(self, path, **kwargs):
        return self.request("PATCH", path, **kwargs)

    def delete(self, path, **kwargs):
        return self.request("DELETE", path, **kwargs)

    async def close(self):
        await self.session.close()
        await self.server.close()

    async def __aenter__(self):
        await self.start_server()
        return self

    async def __aexit__(self, *args):
        await self.close()
