"""`websockets.client`"""
from websockets import WebSocketClientProtocol, connect
