"""`aiohttp.web_response`"""
from _aiohttp_messages import Response, StreamResponse, json_response
