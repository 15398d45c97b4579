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


class LockError(RedisError, ValueError):
    pass


class LockNotOwnedError(LockError):
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
        self.on_change = []  # called once, when something is pushed or published
        self.subscribers = []  # the PubSub objects

    def changed(self):
        waiting, self.on_change = self.on_change, []
        for wake in waiting:
            wake()

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
    store.changed()
    return len(stored)


def _pop(store, name, at, count=None):
    stored = store.find(name, list)
    if count is not None:
        return [_pop(store, name, at) for _ in range(min(count, len(stored)))] if stored else None
    value = stored.pop(at) if stored else None
    if stored == []:
        store.drop(name)
    return value


def pop_first(store, names, at):
    """(name, value) of the first list that has one, else None."""
    for name in [names] if isinstance(names, (str, bytes)) else names:
        if store.find(name, list):
            return _bytes(name), _pop(store, name, at)
    return None


def _between(items, start, end):
    return items[start:None if end == -1 else end + 1]


def _lrange(store, name, start, end):
    return _between(store.find(name, list) or [], start, end)


def _ltrim(store, name, start, end):
    stored = store.find(name, list)
    if stored is not None:
        stored[:] = _between(stored, start, end)
    return True


def _lrem(store, name, count, value):
    stored, left = store.find(name, list) or [], abs(count) or -1
    places = [place for place, each in enumerate(stored) if each == _bytes(value)]
    gone = (places[::-1] if count < 0 else places)[:None if left < 0 else left]
    for place in sorted(gone, reverse=True):
        del stored[place]
    return len(gone)


def _lset(store, name, index, value):
    store.find(name, list)[index] = _bytes(value)
    return True


def _lindex(store, name, index):
    stored = store.find(name, list) or []
    return stored[index] if -len(stored) <= index < len(stored) else None


def _move(store, source, target):
    value = _pop(store, source, -1)
    if value is not None:
        _push(store, target, [value], True)
    return value


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


def _spop(store, name):
    stored = store.find(name, set)
    return stored.pop() if stored else None


def _hincrby(store, name, key, amount=1, number=int):
    stored = store.make(name, dict)
    value = number(stored.get(_bytes(key), b"0")) + amount
    stored[_bytes(key)] = _bytes(value)
    return value


def _incrbyfloat(store, name, amount=1.0):
    value = float(store.find(name, bytes) or b"0") + amount
    store.values[_text(name)] = _bytes(value)
    return value


def _sets(store, names):
    return [store.find(name, set) or set() for name in (names[0] if len(names) == 1 and isinstance(names[0], list) else names)]


def _append(store, key, value):
    whole = (store.find(key, bytes) or b"") + _bytes(value)
    store.values[_text(key)] = whole
    return len(whole)


def _zadd(store, name, mapping):
    stored = store.make(name, dict)
    fresh = [member for member in mapping if _bytes(member) not in stored]
    stored.update({_bytes(member): float(score) for member, score in mapping.items()})
    return len(fresh)


def _ranked(store, name, desc=False):
    return sorted((store.find(name, dict) or {}).items(), key=lambda item: (item[1], item[0]), reverse=desc)


def _zincrby(store, name, amount, value):
    stored = store.make(name, dict)
    stored[_bytes(value)] = stored.get(_bytes(value), 0.0) + amount
    return stored[_bytes(value)]


def _zrem(store, name, *values):
    stored = store.find(name, dict) or {}
    return sum([stored.pop(_bytes(value), None) is not None for value in values])


def _zrank(store, name, value, desc=False):
    members = [member for member, _ in _ranked(store, name, desc)]
    return members.index(_bytes(value)) if _bytes(value) in members else None


def _zrangebyscore(store, name, min, max, start=None, num=None, withscores=False):
    low, high = float(min), float(max)
    found = [item for item in _ranked(store, name) if low <= item[1] <= high]
    if start is not None:
        found = found[start:start + num]
    return found if withscores else [member for member, _ in found]


def _zremrangebyscore(store, name, min, max):
    return _zrem(store, name, *_zrangebyscore(store, name, min, max))


def _zpop(store, name, count=1, last=False):
    popped = _ranked(store, name, last)[:count]
    _zrem(store, name, *[member for member, _ in popped])
    return popped


def _persist(store, name):
    return store.deadlines.pop(_text(name), None) is not None


def _rename(store, src, dst):
    if store.find(src) is None:
        raise ResponseError("no such key")
    store.values[_text(dst)] = store.values[_text(src)]
    store.drop(src)
    return True


def _type(store, name):
    value = store.find(name)
    if isinstance(value, dict):
        return b"zset" if value and all([isinstance(score, float) for score in value.values()]) else b"hash"
    return {bytes: b"string", list: b"list", set: b"set", type(None): b"none"}[type(value)]


def publish_message(store, channel, message):
    """How many subscribers it reached."""
    reached = sum([each.offer(_bytes(channel), _bytes(message)) for each in store.subscribers])
    store.changed()
    return reached


def _zrange(store, name, start, end, desc=False, withscores=False):
    ranked = _between(_ranked(store, name, desc), start, end)
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
    "incrbyfloat": _incrbyfloat, "append": _append,
    "psetex": lambda store, name, time_ms, value: _set(store, name, value, px=time_ms),
    "getdel": lambda store, name: (store.find(name, bytes), store.drop(name))[0],
    "strlen": lambda store, name: len(store.find(name, bytes) or b""),
    "unlink": lambda store, *names: sum([store.drop(name) for name in names]),
    "pexpire": lambda store, name, time: store.expire(name, time / 1000), "persist": _persist,
    "pttl": lambda store, name: _ttl(store, name) * 1000, "rename": _rename, "type": _type,
    "info": lambda store, section=None: {"redis_version": "7.0.0"}, "publish": publish_message,
    "hset": _hset, "hget": lambda store, name, key: (store.find(name, dict) or {}).get(_bytes(key)),
    "hgetall": lambda store, name: dict(store.find(name, dict) or {}),
    "hdel": lambda store, name, *keys: sum([(store.find(name, dict) or {}).pop(_bytes(key), None) is not None for key in keys]),
    "hexists": lambda store, name, key: _bytes(key) in (store.find(name, dict) or {}),
    "hmget": lambda store, name, keys, *more: [(store.find(name, dict) or {}).get(_bytes(key)) for key in
                                               [*([keys] if isinstance(keys, (str, bytes)) else keys), *more]],
    "hmset": lambda store, name, mapping: _hset(store, name, mapping=mapping) >= 0, "hincrby": _hincrby,
    "hincrbyfloat": lambda store, name, key, amount=1.0: _hincrby(store, name, key, amount, float),
    "hlen": lambda store, name: len(store.find(name, dict) or {}),
    "hvals": lambda store, name: list((store.find(name, dict) or {}).values()),
    "hsetnx": lambda store, name, key, value: 0 if _bytes(key) in store.make(name, dict) else _hset(store, name, key, value),
    "hkeys": lambda store, name: list(store.find(name, dict) or {}),
    "lpush": lambda store, name, *values: _push(store, name, values, True),
    "rpush": lambda store, name, *values: _push(store, name, values, False),
    "lpop": lambda store, name, count=None: _pop(store, name, 0, count),
    "rpop": lambda store, name, count=None: _pop(store, name, -1, count),
    "llen": lambda store, name: len(store.find(name, list) or []), "lrange": _lrange, "ltrim": _ltrim, "lrem": _lrem,
    "lset": _lset, "lindex": _lindex, "rpoplpush": _move,
    "sadd": _sadd, "smembers": lambda store, name: set(store.find(name, set) or ()),
    "sismember": lambda store, name, value: _bytes(value) in (store.find(name, set) or ()),
    "srem": _srem, "spop": _spop,
    "sinter": lambda store, *names: set.intersection(*_sets(store, names)),
    "sunion": lambda store, *names: set.union(*_sets(store, names)),
    "sdiff": lambda store, *names: set.difference(*_sets(store, names)),
    "scard": lambda store, name: len(store.find(name, set) or ()),
    "zadd": _zadd, "zrange": _zrange, "zincrby": _zincrby, "zrem": _zrem, "zrank": _zrank, "zrangebyscore": _zrangebyscore,
    "zremrangebyscore": _zremrangebyscore, "zpopmin": _zpop, "zpopmax": lambda store, name, count=1: _zpop(store, name, count, True),
    "zrevrange": lambda store, name, start, end, withscores=False: _zrange(store, name, start, end, True, withscores),
    "zrevrank": lambda store, name, value: _zrank(store, name, value, True),
    "zcard": lambda store, name: len(store.find(name, dict) or {}),
    "zcount": lambda store, name, min, max: len(_zrangebyscore(store, name, min, max)), "zscore": lambda store, name, value: (store.find(name, dict) or {}).get(_bytes(value)),
    "flushdb": lambda store: not (store.values.clear() or store.deadlines.clear()),
    "flushall": lambda store: not (store.values.clear() or store.deadlines.clear()),
    "dbsize": lambda store: len(store.values),
}


def decoded(value):
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, (list, set)):
        return type(value)([decoded(item) for item in value])
    if isinstance(value, tuple):
        return tuple([decoded(item) for item in value])
    if isinstance(value, dict):
        return {decoded(key): decoded(item) for key, item in value.items()}
    return value


_stores = {}  # by server and database


class Client:
    """What the blocking and the asynchronous client have in common."""

    def __init__(self, host="localhost", port=6379, db=0, password=None, socket_timeout=None,
                 socket_connect_timeout=None, socket_keepalive=None, connection_pool=None, encoding="utf-8",
                 decode_responses=False, retry_on_timeout=False, ssl=False, max_connections=None, username=None,
                 health_check_interval=0, client_name=None, protocol=2):
        if connection_pool is not None:
            host, port, db, decode_responses = connection_pool._settings
        self._decode = decode_responses
        self._settings = host, port, db, decode_responses
        self._store = _stores.setdefault((host, int(port), int(db)), Store())
        self.connection_pool = self

    @classmethod
    def from_url(cls, url, **kwargs):
        """redis://[[user]:password@]host[:port][/db]"""
        place, _, db = url.partition("://")[2].rpartition("@")[2].partition("?")[0].partition("/")
        host, _, port = place.partition(":")
        return cls(host=host or "localhost", port=int(port or 6379), **{"db": int(db or 0), **kwargs})

    @classmethod
    def from_pool(cls, pool):
        return cls(connection_pool=pool)

    def _result(self, value):
        return decoded(value) if self._decode else value

    def _run(self, command, args, kwargs):
        return self._result(COMMANDS[command](self._store, *args, **kwargs))

    def __repr__(self):
        host, port, db, _ = self._settings
        return f"<{type(self).__module__}.{type(self).__name__}(host={host},port={port},db={db})>"


def add_commands(client, make):
    """Makes every command a method of a class; `make(name)` gives the function."""
    for name in COMMANDS:
        method = make(name)
        method.__name__ = name
        method.__qualname__ = f"{client.__name__}.{name}"
        setattr(client, name, method)


publish(globals(), "redis.exceptions")
