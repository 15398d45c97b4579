"""`starlette.requests`"""
from _starlette_messages import Request
