"""`bson`: what programs that use motor import from it."""
from motor.motor_asyncio import ObjectId
