"""`aiohttp.client_exceptions`"""
from _aiohttp_errors import *
