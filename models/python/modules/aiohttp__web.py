"""`aiohttp.web`: the server of aiohttp as a model. The program's own clients and the header's [[request]]
entries ask it; nothing listens on the host."""
from _aiohttp_app import (AppKey, Application, AppRunner, RouteDef, RouteTableDef, TCPSite, UrlDispatcher, View, delete,
                          get, head, middleware, options, patch, post, put, route, run_app, static, view)
from _aiohttp_messages import EXCEPTIONS, BaseRequest, FileResponse, Request, Response, StreamResponse, json_response

globals().update(EXCEPTIONS)


class WebSocketResponse:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("the model of aiohttp.web doesn't know WebSockets (web.WebSocketResponse)")
