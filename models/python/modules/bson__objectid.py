"""`bson.objectid`"""
from motor.motor_asyncio import ObjectId
