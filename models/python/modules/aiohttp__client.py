"""`aiohttp.client`"""
from _aiohttp_client import ClientResponse, ClientSession, request
from _aiohttp_parts import ClientTimeout
from _aiohttp_errors import *
