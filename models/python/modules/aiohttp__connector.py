"""`aiohttp.connector`"""
from _aiohttp_parts import BaseConnector, TCPConnector, UnixConnector
