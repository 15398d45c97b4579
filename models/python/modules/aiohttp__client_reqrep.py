"""`aiohttp.client_reqrep`"""
from _aiohttp_client import ClientResponse, RequestInfo
