"""`aiohttp.web_exceptions`"""
from _aiohttp_messages import EXCEPTIONS

globals().update(EXCEPTIONS)
