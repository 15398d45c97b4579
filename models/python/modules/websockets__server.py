"""`websockets.server`"""
from websockets import WebSocketServerProtocol, broadcast, serve
