"""`redis` as a model: one server in memory; a command takes 1 ms or what [cost] says. The blocking client
is here, the asynchronous one in redis.asyncio."""
import _interleave
from _redis import RedisError, ConnectionError, DataError, ResponseError, TimeoutError, WatchError, add_commands


class Redis:
    def __init__(self, host="localhost", port=6379, db=0, password=None, decode_responses=False, encoding="utf-8",
                 max_connections=None, socket_timeout=None, username=None, ssl=False):
        self._decode = decode_responses
        self._database = (host, port, db)

    @classmethod
    def from_url(cls, url, **kwargs):
        return cls(**kwargs)

    def _spend(self, name):
        _interleave.block(_interleave.latency("redis." + name, 0.001), "redis." + name, "")

    def pipeline(self, transaction=True):
        raise NotImplementedError("the model of redis doesn't know pipelines")

    def pubsub(self):
        raise NotImplementedError("the model of redis doesn't know publish and subscribe")

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


add_commands(Redis, awaited=False)
StrictRedis = Redis


def from_url(url, **kwargs):
    return Redis.from_url(url, **kwargs)
