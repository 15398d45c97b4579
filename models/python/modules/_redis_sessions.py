"""Pipelines, subscriptions and locks of a modelled Redis: the parts that the blocking client and the
asynchronous one share."""
import time

from _interleave import matches
from _redis import COMMANDS, LockError, LockNotOwnedError, WatchError


class Queued:
    """Commands that are run together. What `watch` has named must not change meanwhile."""

    def __init__(self, client):
        self._client = client
        self.command_stack = []
        self._watched = {}
        self._immediate = False

    def __len__(self):
        return len(self.command_stack)

    def multi(self):
        self._immediate = False

    def _queue(self, name, args, kwargs):
        self.command_stack.append((name, args, kwargs))
        return self

    def _begin_to_watch(self, names):
        for name in names:
            self._watched[name] = _copy(self._client._store.find(name))
        self._immediate = True

    def reset(self):
        self.command_stack, self._watched, self._immediate = [], {}, False

    def _run_all(self, raise_on_error):
        commands, watched = self.command_stack, self._watched
        self.reset()
        store = self._client._store
        if any([_copy(store.find(name)) != value for name, value in watched.items()]):
            raise WatchError("Watched variable changed.")
        results = []
        for name, args, kwargs in commands:
            try:
                results.append(self._client._run(name, args, kwargs))
            except Exception as error:
                results.append(error)
        for result in results:
            if raise_on_error and isinstance(result, Exception):
                raise result
        return results


def _copy(value):
    return value.copy() if hasattr(value, "copy") else value


class Subscription:
    """What a PubSub object has received and nobody has taken. Messages are dicts."""

    def __init__(self, client, ignore_subscribe_messages=False):
        self._client, self._quiet = client, ignore_subscribe_messages
        self.channels, self.patterns = {}, {}  # with their handlers
        self._received = []
        client._store.subscribers.append(self)

    @property
    def subscribed(self):
        return bool(self.channels or self.patterns)

    def _text(self, value):
        return value if isinstance(value, bytes) else value.encode()

    def _note(self, kind, channel):
        self._received.append({"type": kind, "pattern": None, "channel": self._client._result(channel),
                               "data": len(self.channels) + len(self.patterns)})

    def _add(self, kind, names, handlers, known):
        for name, handler in [*[(name, None) for name in names], *handlers.items()]:
            known[self._text(name)] = handler
            self._note(kind, self._text(name))
        self._client._store.changed()

    def _remove(self, kind, names, known):
        for name in [self._text(name) for name in names] or list(known):
            if known.pop(name, self) is not self:
                self._note(kind, name)
        self._client._store.changed()

    def offer(self, channel, message):
        """How often the message is wanted."""
        wanted = [("message", None)] if channel in self.channels else []
        wanted += [("pmessage", pattern) for pattern in self.patterns if matches(pattern.decode(), channel.decode())]
        for kind, pattern in wanted:
            self._received.append({"type": kind, "pattern": self._client._result(pattern),
                                   "channel": self._client._result(channel), "data": self._client._result(message),
                                   "_handler": self.patterns[pattern] if pattern else self.channels[channel]})
        return len(wanted)

    def _take(self, ignore=False):
        """The next message that is for the program, or None. Handlers take theirs."""
        while self._received:
            message = self._received.pop(0)
            handler = message.pop("_handler", None)
            if handler is not None:
                handler(message)
            elif "message" in message["type"] or not (ignore or self._quiet):
                return message
        return None

    def _leave(self):
        self.channels, self.patterns = {}, {}
        if self in self._client._store.subscribers:
            self._client._store.subscribers.remove(self)


class Holding:
    """A lock: a key that only one may set, with a token that only its holder knows."""

    _tokens = 0

    def __init__(self, client, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, thread_local=True):
        self._client, self.name, self.timeout = client, name, timeout
        self._blocking, self._blocking_timeout = blocking, blocking_timeout
        self._token = None

    def _try(self):
        Holding._tokens += 1
        token = f"token-{Holding._tokens}"
        if COMMANDS["set"](self._client._store, self.name, token, ex=self.timeout, nx=True):
            self._token = token.encode()
            return True
        return False

    def _locked(self):
        return self._client._store.find(self.name) is not None

    def _owned(self):
        return self._token is not None and self._client._store.find(self.name) == self._token

    def _release(self):
        if self._token is None:
            raise LockError("Cannot release an unlocked lock")
        owned, self._token = self._owned(), None
        if not owned:
            raise LockNotOwnedError("Cannot release a lock that's no longer owned")
        self._client._store.drop(self.name)
        self._client._store.changed()

    def _next_chance(self):
        """The seconds until the lock expires by itself, or None."""
        deadline = self._client._store.deadlines.get(self.name)
        return None if deadline is None else max(deadline - time.monotonic(), 0)


def queued(name):
    """A command of a pipeline: run at once while it watches, else kept."""
    def method(self, *args, **kwargs):
        if self._immediate:
            return getattr(self._client, name)(*args, **kwargs)
        return self._queue(name, args, kwargs)

    return method
