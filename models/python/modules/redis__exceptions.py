"""`redis.exceptions`."""
from _redis import (ConnectionError, DataError, LockError, LockNotOwnedError, RedisError, ResponseError, TimeoutError,
                    WatchError)
