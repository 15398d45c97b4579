"""`fastapi.routing`"""
from fastapi import APIRoute, APIRouter
