"""`starlette.middleware`"""
from _starlette import Middleware
