"""`fastapi.exceptions`"""
from _fastapi_parameters import RequestValidationError
from fastapi import HTTPException, ResponseValidationError
