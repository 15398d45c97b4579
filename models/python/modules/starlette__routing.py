"""`starlette.routing`"""
from _starlette import Mount, Route
