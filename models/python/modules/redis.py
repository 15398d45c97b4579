"""`redis` as a model: one server in memory; a command takes 1 ms or what [cost] says. The blocking client
is here, the asynchronous one in redis.asyncio."""
import threading
import time

import _interleave
from _redis import (COMMANDS as _COMMANDS, Client as _Client, ConnectionError, DataError, LockError, RedisError,
                    ResponseError, TimeoutError, WatchError, add_commands as _add_commands, pop_first as _pop_first)
from _redis_sessions import (Holding as _Holding, Queued as _Queued, Subscription as _Subscription,
                             queued as _queued)


def _spend(name):
    _interleave.block(_interleave.latency("redis." + name, 0.001), "redis." + name, "")


def _wait_until(store, answer, timeout):
    """What `answer()` gives as soon as that isn't None; None when `timeout` (seconds, None: never) is over."""
    end = None if timeout is None else time.monotonic() + timeout
    while (found := answer()) is None:
        changed = threading.Event()
        store.on_change.append(changed.set)
        if not changed.wait(None if end is None else max(end - time.monotonic(), 0)):
            return answer()
    return found


class Redis(_Client):
    def _blocking_pop(self, name, keys, timeout, at):
        _spend(name)
        return self._result(_wait_until(self._store, lambda: _pop_first(self._store, keys, at), timeout or None))

    def blpop(self, keys, timeout=0):
        return self._blocking_pop("blpop", keys, timeout, 0)

    def brpop(self, keys, timeout=0):
        return self._blocking_pop("brpop", keys, timeout, -1)

    def brpoplpush(self, src, dst, timeout=0):
        _spend("brpoplpush")
        return self._result(_wait_until(self._store, lambda: _COMMANDS["rpoplpush"](self._store, src, dst), timeout or None))

    def scan_iter(self, match=None, count=None):
        yield from self.keys(match or "*")

    def pipeline(self, transaction=True, shard_hint=None):
        return Pipeline(self)

    def transaction(self, func, *watches, **kwargs):
        while True:
            with self.pipeline() as pipe:
                if watches:
                    pipe.watch(*watches)
                func(pipe)
                try:
                    return pipe.execute()
                except WatchError:
                    continue

    def pubsub(self, **kwargs):
        return PubSub(self, **kwargs)

    def lock(self, name, **kwargs):
        return Lock(self, name, **kwargs)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class Pipeline(_Queued):
    def watch(self, *names):
        _spend("watch")
        self._begin_to_watch(names)
        return True

    def unwatch(self):
        self.reset()
        return True

    def execute(self, raise_on_error=True):
        _spend("pipeline")
        return self._run_all(raise_on_error)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.reset()


class PubSub(_Subscription):
    def subscribe(self, *channels, **handlers):
        _spend("subscribe")
        self._add("subscribe", channels, handlers, self.channels)

    def psubscribe(self, *patterns, **handlers):
        _spend("psubscribe")
        self._add("psubscribe", patterns, handlers, self.patterns)

    def unsubscribe(self, *channels):
        self._remove("unsubscribe", channels, self.channels)

    def punsubscribe(self, *patterns):
        self._remove("punsubscribe", patterns, self.patterns)

    def get_message(self, ignore_subscribe_messages=False, timeout=0.0):
        return _wait_until(self._client._store, lambda: self._take(ignore_subscribe_messages), timeout)

    def listen(self):
        while self.subscribed or self._received:
            message = _wait_until(self._client._store, self._next_or_end, None)
            if message is self:
                return
            yield message

    def _next_or_end(self):
        message = self._take()
        return self if message is None and not self.subscribed else message

    def run_in_thread(self, sleep_time=0.0, daemon=False, exception_handler=None):
        thread = _Worker(self, daemon)
        thread.start()
        return thread

    def close(self):
        self._leave()

    reset = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _Worker(threading.Thread):
    def __init__(self, pubsub, daemon):
        super().__init__(daemon=daemon)
        self._pubsub, self._stopped = pubsub, False

    def run(self):
        def answer():
            self._pubsub._take(True)
            return self._stopped or None

        _wait_until(self._pubsub._client._store, answer, None)
        self._pubsub.close()

    def stop(self):
        self._stopped = True
        self._pubsub._client._store.changed()


class Lock(_Holding):
    def acquire(self, blocking=None, blocking_timeout=None, token=None):
        _spend("lock")
        blocking = self._blocking if blocking is None else blocking
        timeout = self._blocking_timeout if blocking_timeout is None else blocking_timeout
        end = None if timeout is None else time.monotonic() + timeout
        while not self._try():
            left = None if end is None else end - time.monotonic()
            if not blocking or (left is not None and left < 1e-9):
                return False
            waits = [each for each in (left, self._next_chance()) if each is not None]
            _wait_until(self._client._store, lambda: None if self._locked() else True, min(waits) if waits else None)
        return True

    def release(self):
        _spend("unlock")
        self._release()

    def locked(self):
        return self._locked()

    def owned(self):
        return self._owned()

    def __enter__(self):
        if not self.acquire():
            raise LockError("Unable to acquire lock within the time specified")
        return self

    def __exit__(self, *args):
        self.release()


def _command(name):
    def method(self, *args, **kwargs):
        _spend(name)
        return self._run(name, args, kwargs)

    return method


_add_commands(Redis, _command)
_add_commands(Pipeline, _queued)
StrictRedis = ConnectionPool = BlockingConnectionPool = Redis


def from_url(url, **kwargs):
    return Redis.from_url(url, **kwargs)


def __getattr__(name):
    """redis imports these by itself, this model on first use."""
    if name in ("asyncio", "exceptions"):
        __import__("redis." + name)
        return globals()[name]
    raise AttributeError(f"module 'redis' has no attribute {name!r}")
