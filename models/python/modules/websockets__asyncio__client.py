"""`websockets.asyncio.client`"""
from websockets import connect
