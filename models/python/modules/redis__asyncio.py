"""`redis.asyncio`: the clients of `redis`, awaited."""
import asyncio
import time

from _costs import spend
from _redis import (COMMANDS as _COMMANDS, Client as _Client, LockError, add_commands as _add_commands,
                    pop_first as _pop_first)
from _redis_sessions import (Holding as _Holding, Queued as _Queued, Subscription as _Subscription,
                             queued as _queued)


async def _spend(name):
    await spend("redis." + name, 0.001)


async def _wait_until(store, answer, timeout):
    """What `answer()` gives as soon as that isn't None; None when `timeout` (seconds, None: never) is over."""
    loop = asyncio.get_running_loop()
    end = None if timeout is None else time.monotonic() + timeout
    while (found := answer()) is None:
        changed = loop.create_future()

        def wake(changed=changed):
            loop.call_soon_threadsafe(lambda: changed.done() or changed.set_result(None))

        store.on_change.append(wake)
        try:
            await asyncio.wait_for(changed, None if end is None else max(end - time.monotonic(), 0))
        except TimeoutError:
            return answer()
        finally:
            if wake in store.on_change:
                store.on_change.remove(wake)
    return found


class Redis(_Client):
    async def _blocking_pop(self, name, keys, timeout, at):
        await _spend(name)
        return self._result(await _wait_until(self._store, lambda: _pop_first(self._store, keys, at), timeout or None))

    async def blpop(self, keys, timeout=0):
        return await self._blocking_pop("blpop", keys, timeout, 0)

    async def brpop(self, keys, timeout=0):
        return await self._blocking_pop("brpop", keys, timeout, -1)

    async def brpoplpush(self, src, dst, timeout=0):
        await _spend("brpoplpush")
        return self._result(await _wait_until(self._store, lambda: _COMMANDS["rpoplpush"](self._store, src, dst), timeout or None))

    async def scan_iter(self, match=None, count=None):
        for key in await self.keys(match or "*"):
            yield key

    def pipeline(self, transaction=True, shard_hint=None):
        return Pipeline(self)

    def pubsub(self, **kwargs):
        return PubSub(self, **kwargs)

    def lock(self, name, **kwargs):
        return Lock(self, name, **kwargs)

    async def close(self, close_connection_pool=None):
        pass

    aclose = disconnect = initialize = close

    def __await__(self):
        yield from ()
        return self

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass


class Pipeline(_Queued):
    async def watch(self, *names):
        await _spend("watch")
        self._begin_to_watch(names)
        return True

    async def unwatch(self):
        self.reset()
        return True

    async def execute(self, raise_on_error=True):
        await _spend("pipeline")
        return self._run_all(raise_on_error)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.reset()


class PubSub(_Subscription):
    async def subscribe(self, *channels, **handlers):
        await _spend("subscribe")
        self._add("subscribe", channels, handlers, self.channels)

    async def psubscribe(self, *patterns, **handlers):
        await _spend("psubscribe")
        self._add("psubscribe", patterns, handlers, self.patterns)

    async def unsubscribe(self, *channels):
        self._remove("unsubscribe", channels, self.channels)

    async def punsubscribe(self, *patterns):
        self._remove("punsubscribe", patterns, self.patterns)

    async def get_message(self, ignore_subscribe_messages=False, timeout=0.0):
        return await _wait_until(self._client._store, lambda: self._take(ignore_subscribe_messages), timeout)

    async def listen(self):
        while self.subscribed or self._received:
            message = await _wait_until(self._client._store, self._next_or_end, None)
            if message is self:
                return
            yield message

    def _next_or_end(self):
        message = self._take()
        return self if message is None and not self.subscribed else message

    async def close(self):
        self._leave()

    aclose = reset = close

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self._leave()


class Lock(_Holding):
    async def acquire(self, blocking=None, blocking_timeout=None, token=None):
        await _spend("lock")
        blocking = self._blocking if blocking is None else blocking
        timeout = self._blocking_timeout if blocking_timeout is None else blocking_timeout
        end = None if timeout is None else time.monotonic() + timeout
        while not self._try():
            left = None if end is None else end - time.monotonic()
            if not blocking or (left is not None and left < 1e-9):
                return False
            waits = [each for each in (left, self._next_chance()) if each is not None]
            await _wait_until(self._client._store, lambda: None if self._locked() else True, min(waits) if waits else None)
        return True

    async def release(self):
        await _spend("unlock")
        self._release()

    async def locked(self):
        return self._locked()

    async def owned(self):
        return self._owned()

    async def __aenter__(self):
        if not await self.acquire():
            raise LockError("Unable to acquire lock within the time specified")
        return self

    async def __aexit__(self, *args):
        await self.release()


def _command(name):
    async def method(self, *args, **kwargs):
        await _spend(name)
        return self._run(name, args, kwargs)

    return method


_add_commands(Redis, _command)
_add_commands(Pipeline, _queued)
StrictRedis = ConnectionPool = BlockingConnectionPool = Redis


def from_url(url, **kwargs):
    return Redis.from_url(url, **kwargs)
