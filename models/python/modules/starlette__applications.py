"""`starlette.applications`"""
from _starlette import Starlette
