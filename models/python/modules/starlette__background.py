"""`starlette.background`"""
from _starlette_messages import BackgroundTask, BackgroundTasks
