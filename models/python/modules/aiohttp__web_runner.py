"""`aiohttp.web_runner`"""
from _aiohttp_app import AppRunner, TCPSite
