"""A stand-in for httpx: see _http.py."""

import asyncio
import time

import _http


class HTTPError(Exception):
    pass


class Response(_http.Response):
    is_success = True

    def raise_for_status(self):
        return self

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


def request(method, url, **options):
    time.sleep(_http.latency("httpx", method.lower()))
    return Response(method, url, **options)


class Client:
    def __init__(self, base_url="", **_options):
        self._base_url = base_url

    def request(self, method, url, **options):
        return request(method, self._base_url + url, **options)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class AsyncClient:
    def __init__(self, base_url="", **_options):
        self._base_url = base_url

    async def request(self, method, url, **options):
        await asyncio.sleep(_http.latency("httpx", method.lower()))
        return Response(method, self._base_url + url, **options)

    async def aclose(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.aclose()


def _add_methods(method):
    def of_module(url, **options):
        return request(method, url, **options)

    def of_client(self, url, **options):
        return self.request(method, url, **options)

    async def of_async_client(self, url, **options):
        return await self.request(method, url, **options)

    globals()[method] = of_module
    setattr(Client, method, of_client)
    setattr(AsyncClient, method, of_async_client)


for _method in _http.METHODS:
    _add_methods(_method)
