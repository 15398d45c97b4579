"""`starlette.exceptions`"""
from _starlette_messages import HTTPException
