"""`websockets.asyncio`: a package."""
