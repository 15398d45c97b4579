"""The commands of a modelled Redis server: functions of its data. Values are bytes, as on the wire."""
import time

from _publish import publish


class RedisError(Exception):
    pass


class ConnectionError(RedisError):
    pass


class TimeoutError(RedisError):
    pass


class ResponseError(RedisError):
    pass


class DataError(RedisError):
    pass


class WatchError(RedisError):
    pass


def _bytes(value):
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise DataError(f"Invalid input of type: '{type(value).__name__}'. Convert to a bytes, string, int or float first.")
    return str(value).encode()


def _text(key):
    return key.decode() if isinstance(key, bytes) else str(key)


class Store:
    """Keys of one database, and when they expire."""

    def __init__(self):
        self.values, self.deadlines = {}, {}

    def find(self, key, kind=None):
        key = _text(key)
        if key in self.deadlines and time.monotonic() >= self.deadlines[key]:
            self.drop(key)
        value = self.values.get(key)
        if value is not None and kind is not None and not isinstance(value, kind):
            raise ResponseError("WRONGTYPE Operation against a key holding the wrong kind of value")
        return value

    def make(self, key, kind):
        value = self.find(key, kind)
        if value is None:
            value = self.values[_text(key)] = kind()
        return value

    def drop(self, key):
        self.deadlines.pop(_text(key), None)
        return self.values.pop(_text(key), None) is not None

    def expire(self, key, seconds):
        if self.find(key) is None:
            return False
        self.deadlines[_text(key)] = time.monotonic() + seconds
        return True


def _set(store, name, value, ex=None, px=None, nx=False, xx=False, keepttl=False, get=False):
    old = store.find(name)
    if (nx and old is not None) or (xx and old is None):
        return None
    store.values[_text(name)] = _bytes(value)
    if not keepttl:
        store.deadlines.pop(_text(name), None)
    if ex is not None or px is not None:
        store.expire(name, float(ex) if ex is not None else px / 1000)
    return old if get else True


def _incrby(store, name, amount=1):
    try:
        value = int(store.find(name, bytes) or b"0") + amount
    except ValueError:
        raise ResponseError("value is not an integer or out of range") from None
    store.values[_text(name)] = str(value).encode()
    return value


def _hset(store, name, key=None, value=None, mapping=None):
    fields = dict(mapping or {})
    if key is not None:
        fields[key] = value
    stored = store.make(name, dict)
    fresh = [field for field in fields if _bytes(field) not in stored]
    stored.update({_bytes(field): _bytes(content) for field, content in fields.items()})
    return len(fresh)


def _push(store, name, values, front):
    stored = store.make(name, list)
    for value in values:
        stored.insert(0 if front else len(stored), _bytes(value))
    return len(stored)


def _pop(store, name, at):
    stored = store.find(name, list)
    value = stored.pop(at) if stored else None
    if stored == []:
        store.drop(name)
    return value


def _lrange(store, name, start, end):
    stored = store.find(name, list) or []
    return stored[start:None if end == -1 else end + 1]


def _sadd(store, name, *values):
    stored = store.make(name, set)
    before = len(stored)
    stored.update([_bytes(value) for value in values])
    return len(stored) - before


def _srem(store, name, *values):
    stored = store.find(name, set) or set()
    gone = stored & {_bytes(value) for value in values}
    stored -= gone
    return len(gone)


def _append(store, key, value):
    whole = (store.find(key, bytes) or b"") + _bytes(value)
    store.values[_text(key)] = whole
    return len(whole)


def _zadd(store, name, mapping):
    stored = store.make(name, dict)
    fresh = [member for member in mapping if _bytes(member) not in stored]
    stored.update({_bytes(member): float(score) for member, score in mapping.items()})
    return len(fresh)


def _zrange(store, name, start, end, desc=False, withscores=False):
    ranked = sorted((store.find(name, dict) or {}).items(), key=lambda item: (item[1], item[0]), reverse=desc)
    ranked = ranked[start:None if end == -1 else end + 1]
    return ranked if withscores else [member for member, _ in ranked]


def _ttl(store, name):
    if store.find(name) is None:
        return -2
    deadline = store.deadlines.get(_text(name))
    return -1 if deadline is None else round(deadline - time.monotonic())


def _keys(store, pattern="*"):
    from _interleave import matches

    return [key.encode() for key in list(store.values) if store.find(key) is not None and matches(_text(pattern), key)]


COMMANDS = {
    "ping": lambda store: True, "set": _set, "get": lambda store, name: store.find(name, bytes),
    "setex": lambda store, name, time, value: _set(store, name, value, ex=time),
    "setnx": lambda store, name, value: bool(_set(store, name, value, nx=True)),
    "getset": lambda store, name, value: _set(store, name, value, get=True),
    "mget": lambda store, *names: [store.find(name, bytes) for name in (names[0] if isinstance(names[0], list) else names)],
    "mset": lambda store, mapping: all([_set(store, name, value) for name, value in mapping.items()]),
    "delete": lambda store, *names: sum([store.drop(name) for name in names]),
    "exists": lambda store, *names: sum([store.find(name) is not None for name in names]),
    "expire": lambda store, name, time: store.expire(name, time), "ttl": _ttl, "keys": _keys,
    "incr": _incrby, "incrby": _incrby, "decr": lambda store, name, amount=1: _incrby(store, name, -amount),
    "decrby": lambda store, name, amount=1: _incrby(store, name, -amount),
    "append": _append,
    "hset": _hset, "hget": lambda store, name, key: (store.find(name, dict) or {}).get(_bytes(key)),
    "hgetall": lambda store, name: dict(store.find(name, dict) or {}),
    "hdel": lambda store, name, *keys: sum([(store.find(name, dict) or {}).pop(_bytes(key), None) is not None for key in keys]),
    "hexists": lambda store, name, key: _bytes(key) in (store.find(name, dict) or {}),
    "hkeys": lambda store, name: list(store.find(name, dict) or {}),
    "lpush": lambda store, name, *values: _push(store, name, values, True),
    "rpush": lambda store, name, *values: _push(store, name, values, False),
    "lpop": lambda store, name: _pop(store, name, 0), "rpop": lambda store, name: _pop(store, name, -1),
    "llen": lambda store, name: len(store.find(name, list) or []), "lrange": _lrange,
    "sadd": _sadd, "smembers": lambda store, name: set(store.find(name, set) or ()),
    "sismember": lambda store, name, value: _bytes(value) in (store.find(name, set) or ()),
    "srem": _srem,
    "scard": lambda store, name: len(store.find(name, set) or ()),
    "zadd": _zadd, "zrange": _zrange, "zscore": lambda store, name, value: (store.find(name, dict) or {}).get(_bytes(value)),
    "flushdb": lambda store: not (store.values.clear() or store.deadlines.clear()),
    "flushall": lambda store: not (store.values.clear() or store.deadlines.clear()),
    "dbsize": lambda store: len(store.values),
}


def _decoded(value):
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, (list, set)):
        return type(value)([_decoded(item) for item in value])
    if isinstance(value, tuple):
        return tuple([_decoded(item) for item in value])
    if isinstance(value, dict):
        return {_decoded(key): _decoded(item) for key, item in value.items()}
    return value


_stores = {}  # by server and database


def add_commands(client, awaited):
    """Makes every command a method of a client class."""
    def run(self, command, args, kwargs):
        result = command(_stores.setdefault(self._database, Store()), *args, **kwargs)
        return _decoded(result) if self._decode else result

    def make(name, command):
        if awaited:
            async def method(self, *args, **kwargs):
                await self._spend(name)
                return run(self, command, args, kwargs)
        else:
            def method(self, *args, **kwargs):
                self._spend(name)
                return run(self, command, args, kwargs)
        method.__name__ = name
        return method

    for name, command in COMMANDS.items():
        setattr(client, name, make(name, command))


publish(globals(), "redis.exceptions")
