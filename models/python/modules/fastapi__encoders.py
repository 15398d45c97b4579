"""`fastapi.encoders`"""
from fastapi import jsonable_encoder
