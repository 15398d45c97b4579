"""`websockets.exceptions`"""
from websockets import ConnectionClosed, ConnectionClosedError, ConnectionClosedOK, InvalidURI, WebSocketException
