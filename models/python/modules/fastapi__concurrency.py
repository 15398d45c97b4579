"""`fastapi.concurrency`"""
from _starlette_messages import run_in_threadpool
