"""`aiohttp.web_request`"""
from _aiohttp_messages import BaseRequest, Request
