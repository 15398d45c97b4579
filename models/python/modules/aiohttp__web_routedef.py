"""`aiohttp.web_routedef`"""
from _aiohttp_app import RouteDef, RouteTableDef
