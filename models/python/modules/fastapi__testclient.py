"""`fastapi.testclient` and `starlette.testclient`: asks an application without a server."""
import asyncio
import threading

import _http
import httpx
from _asgi import Server


class TestClient(httpx.Client):
    __test__ = False

    def __init__(self, app, base_url="http://testserver", raise_server_exceptions=True, root_path="", backend="asyncio",
                 cookies=None, headers=None, follow_redirects=True):
        super().__init__(base_url=base_url, cookies=cookies, headers={"user-agent": "testclient", **(headers or {})},
                         follow_redirects=follow_redirects, transport=httpx.MockTransport(self._ask))
        self.app = app
        self._server = Server(app, raise_exceptions=raise_server_exceptions)
        self._loop = None

    def _run(self, coroutine):
        """In the client's own loop, which is another thread's if this one has a loop that runs."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        if asyncio._get_running_loop() is None:
            return self._loop.run_until_complete(coroutine)
        outcome = []
        thread = threading.Thread(target=lambda: outcome.append(self._loop.run_until_complete(coroutine)))
        thread.start()
        thread.join()
        return outcome[0]

    async def _respond(self, request):
        return await self._server.here().respond(request)

    def _ask(self, request):
        reply = self._run(self._respond(request.wire))
        _http.set_cookies(self.cookies, reply)
        response = httpx.Response(reply.status, headers=reply.headers, content=reply.body, request=request)
        following = _http.redirected(request.wire, reply)
        if following is not None:
            response.next_request = httpx.Request(following.method, following.url, headers=following.headers, content=following.body)
        return response

    def websocket_connect(self, url, **kwargs):
        raise NotImplementedError("the model of fastapi's TestClient doesn't know WebSockets")

    def __enter__(self):
        self._run(self._server.startup())
        return self

    def __exit__(self, *args):
        self._run(self._server.shutdown())
        self._loop.close()
        self.close()
