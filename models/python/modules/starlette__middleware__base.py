"""`starlette.middleware.base`"""
from _starlette import BaseHTTPMiddleware
