"""`fastapi.requests`"""
from _starlette_messages import Request
