"""`redis.asyncio`: the commands of `redis`, awaited."""
from _costs import spend
from _redis import add_commands


class Redis:
    def __init__(self, host="localhost", port=6379, db=0, password=None, decode_responses=False, encoding="utf-8",
                 max_connections=None, socket_timeout=None, username=None, ssl=False):
        self._decode = decode_responses
        self._database = (host, port, db)

    @classmethod
    def from_url(cls, url, **kwargs):
        return cls(**kwargs)

    async def _spend(self, name):
        await spend("redis." + name, 0.001)

    def pipeline(self, transaction=True):
        raise NotImplementedError("the model of redis doesn't know pipelines")

    def pubsub(self):
        raise NotImplementedError("the model of redis doesn't know publish and subscribe")

    async def close(self):
        pass

    aclose = close

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass


add_commands(Redis, awaited=True)
StrictRedis = Redis


def from_url(url, **kwargs):
    return Redis.from_url(url, **kwargs)
