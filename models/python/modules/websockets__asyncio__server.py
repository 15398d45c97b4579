"""`websockets.asyncio.server`"""
from websockets import broadcast, serve
