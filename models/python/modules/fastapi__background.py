"""`fastapi.background`"""
from _starlette_messages import BackgroundTasks
