"""`aiohttp.web`: the server of aiohttp as a model. The program's own clients and the header's [[request]]
entries ask it; nothing listens on the host."""
from _aiohttp_app import (AppKey, Application, AppRunner, RouteDef, RouteTableDef, TCPSite, UrlDispatcher, View, delete,
                          get, head, middleware, options, patch, post, put, route, run_app, static, view)
from _aiohttp_messages import EXCEPTIONS, BaseRequest, FileResponse, Request, Response, StreamResponse, json_response

globals().update(EXCEPTIONS)


def __getattr__(name):
    """WebSockets are rarely wanted."""
    if name not in ("WebSocketResponse", "WSMsgType", "WSMessage"):
        raise AttributeError(f"module 'aiohttp.web' has no attribute {name!r}")
    import _aiohttp_websocket

    return getattr(_aiohttp_websocket, name)
