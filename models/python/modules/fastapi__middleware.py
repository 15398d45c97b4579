"""`fastapi.middleware`: a package."""
from _starlette import Middleware
