"""`starlette.middleware.cors`"""
from _starlette import CORSMiddleware
