"""`aiohttp.web_app`"""
from _aiohttp_app import Application
