"""`motor`: a package; see motor.motor_asyncio."""
