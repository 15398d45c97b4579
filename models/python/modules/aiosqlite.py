"""`aiosqlite` as the real one works: a connection is a thread that does what coroutines ask it for."""
import asyncio
import sqlite3
import threading
from queue import SimpleQueue as _Queue
from sqlite3 import (DatabaseError, Error, IntegrityError, NotSupportedError, OperationalError, ProgrammingError, Row,
                     Warning, register_adapter, register_converter, sqlite_version, sqlite_version_info)

paramstyle = "qmark"


class Result:
    """What connection.execute(…) gives: to be awaited, or entered with `async with`."""

    def __init__(self, coroutine):
        self._coroutine = coroutine
        self._value = None

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._value = await self._coroutine
        return self._value

    async def __aexit__(self, *args):
        await self._value.close()


def _context(method):
    def start(self, *args, **kwargs):
        return Result(method(self, *args, **kwargs))

    return start


class Cursor:
    def __init__(self, connection, cursor):
        self._connection = connection
        self._cursor = cursor

    async def _do(self, function, *args):
        return await self._connection._do(function, *args)

    async def execute(self, sql, parameters=()):
        await self._do(self._cursor.execute, sql, parameters)
        return self

    async def executemany(self, sql, parameters):
        await self._do(self._cursor.executemany, sql, parameters)
        return self

    async def executescript(self, sql_script):
        await self._do(self._cursor.executescript, sql_script)
        return self

    async def fetchone(self):
        return await self._do(self._cursor.fetchone)

    async def fetchmany(self, size=None):
        return await self._do(self._cursor.fetchmany, size)

    async def fetchall(self):
        return await self._do(self._cursor.fetchall)

    async def close(self):
        await self._do(self._cursor.close)

    rowcount = property(lambda self: self._cursor.rowcount)
    lastrowid = property(lambda self: self._cursor.lastrowid)
    description = property(lambda self: self._cursor.description)
    connection = property(lambda self: self._connection)

    async def __aiter__(self):
        while True:
            rows = await self._do(self._cursor.fetchmany, 64)
            if not rows:
                return
            for row in rows:
                yield row

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()


class Connection(threading.Thread):
    def __init__(self, connector):
        super().__init__()
        self._connector = connector
        self._connection = None
        self._tasks = _Queue()  # (function, loop, future); None: stop

    def run(self):
        while (task := self._tasks.get()) is not None:
            function, loop, future = task
            try:
                result = function()
            except BaseException as error:
                loop.call_soon_threadsafe(_settle, future, future.set_exception, error)
            else:
                loop.call_soon_threadsafe(_settle, future, future.set_result, result)

    async def _do(self, function, *args):
        if self._connection is None and function is not self._connector:
            raise ValueError("Connection closed" if self._tasks is None else "no active connection")
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self._tasks.put((lambda: function(*args), loop, future))
        return await future

    async def _connect(self):
        self._connection = await self._do(self._connector)
        return self

    def __await__(self):
        self.start()
        return self._connect().__await__()

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *args):
        await self.close()

    @_context
    async def cursor(self):
        return Cursor(self, await self._do(self._connection.cursor))

    @_context
    async def execute(self, sql, parameters=None):
        return Cursor(self, await self._do(self._connection.execute, sql, parameters or ()))

    @_context
    async def executemany(self, sql, parameters):
        return Cursor(self, await self._do(self._connection.executemany, sql, parameters))

    @_context
    async def executescript(self, sql_script):
        return Cursor(self, await self._do(self._connection.executescript, sql_script))

    async def execute_fetchall(self, sql, parameters=None):
        return await self._do(lambda: self._connection.execute(sql, parameters or ()).fetchall())

    async def execute_insert(self, sql, parameters=None):
        cursor = await self._do(self._connection.execute, sql, parameters or ())
        return (cursor.lastrowid,)

    async def commit(self):
        await self._do(self._connection.commit)

    async def rollback(self):
        await self._do(self._connection.rollback)

    async def create_function(self, name, num_params, func, deterministic=False):
        await self._do(self._connection.create_function, name, num_params, func)

    async def close(self):
        if self._connection is None:
            return
        await self._do(self._connection.close)
        self._tasks.put(None)
        self._connection = None

    @property
    def row_factory(self):
        return self._connection.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._connection.row_factory = factory

    in_transaction = property(lambda self: self._connection.in_transaction)
    total_changes = property(lambda self: self._connection.total_changes)


def _settle(future, setter, value):
    if not future.done():
        setter(value)


def connect(database, *, iter_chunk_size=64, loop=None, **kwargs):
    return Connection(lambda: sqlite3.connect(database, **kwargs))
