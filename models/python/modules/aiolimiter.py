"""`aiolimiter`: a leaky bucket: at most `max_rate` entries in any `time_period` seconds."""
import asyncio


class AsyncLimiter:
    def __init__(self, max_rate, time_period=60):
        self.max_rate, self.time_period = max_rate, time_period
        self._level = 0.0
        self._looked = 0.0

    def _leak(self):
        now = asyncio.get_running_loop().time()
        self._level = max(0.0, self._level - (now - self._looked) * self.max_rate / self.time_period)
        self._looked = now

    def has_capacity(self, amount=1):
        self._leak()
        return self._level + amount <= self.max_rate

    async def acquire(self, amount=1):
        if amount > self.max_rate:
            raise ValueError("Can't acquire more than the maximum capacity")
        self._leak()
        self._level += amount  # taken at once, so that the first to come is the first to go on
        excess = self._level - self.max_rate
        if excess > 0:
            await asyncio.sleep(excess * self.time_period / self.max_rate)

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *args):
        pass
