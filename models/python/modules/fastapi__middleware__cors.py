"""`fastapi.middleware.cors`"""
from _starlette import CORSMiddleware
