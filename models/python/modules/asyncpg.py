"""`asyncpg` as a model: connections, pools, transactions over the server of _postgres.py."""
import asyncio
import sqlite3

from _costs import spend
from _postgres import LATENCY, Backend
from _publish import publish


class PostgresError(Exception):
    pass


class UniqueViolationError(PostgresError):
    pass


class NotNullViolationError(PostgresError):
    pass


class ForeignKeyViolationError(PostgresError):
    pass


class UndefinedTableError(PostgresError):
    pass


class UndefinedColumnError(PostgresError):
    pass


class PostgresSyntaxError(PostgresError):
    pass


class InterfaceError(Exception):
    pass


class exceptions:
    PostgresError, InterfaceError = PostgresError, InterfaceError
    UniqueViolationError, NotNullViolationError = UniqueViolationError, NotNullViolationError
    UndefinedTableError, UndefinedColumnError, PostgresSyntaxError = UndefinedTableError, UndefinedColumnError, PostgresSyntaxError


def _translated(error):
    """SQLite's error in PostgreSQL's words."""
    text = str(error)
    subject = text.rpartition(": ")[2]
    if text.startswith("UNIQUE"):
        return UniqueViolationError(f'duplicate key value violates unique constraint on "{subject}"')
    if text.startswith("NOT NULL"):
        return NotNullViolationError(f'null value in column "{subject.rpartition(".")[2]}" violates not-null constraint')
    if text.startswith("FOREIGN"):
        return ForeignKeyViolationError("insert or update violates foreign key constraint")
    if text.startswith("no such table"):
        return UndefinedTableError(f'relation "{subject}" does not exist')
    if text.startswith("no such column"):
        return UndefinedColumnError(f'column "{subject}" does not exist')
    return PostgresSyntaxError(text)


class Record:
    def __init__(self, names, values):
        self._names, self._values = names, values

    def __getitem__(self, key):
        if isinstance(key, str):
            if key not in self._names:
                raise KeyError(key)
            return self._values[self._names.index(key)]
        return self._values[key]

    def get(self, key, default=None):
        return self[key] if key in self._names else default

    def keys(self):
        return iter(self._names)

    def values(self):
        return iter(self._values)

    def items(self):
        return zip(self._names, self._values)

    def __contains__(self, key):
        return key in self._names

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __hash__(self):
        return hash(self._values)

    def __repr__(self):
        return f"<Record {' '.join([f'{name}={value!r}' for name, value in self.items()])}>"


class Transaction:
    """`async with connection.transaction()`; one inside another is a savepoint."""

    def __init__(self, connection, isolation=None, readonly=False, deferrable=False):
        self._connection = connection
        self._name = None

    async def start(self):
        self._name = f"s{self._connection._depth}"
        await self._connection._run("execute", f"SAVEPOINT {self._name}" if self._connection._depth else "BEGIN", ())
        self._connection._depth += 1

    async def _end(self, outer, inner):
        self._connection._depth -= 1
        await self._connection._run("execute", inner if self._connection._depth else outer, ())

    async def commit(self):
        await self._end("COMMIT", f"RELEASE {self._name}")

    async def rollback(self):
        await self._end("ROLLBACK", f"ROLLBACK TO {self._name}")

    async def __aenter__(self):
        await self.start()
        return self

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            await self.commit()
        else:
            await self.rollback()


class PreparedStatement:
    def __init__(self, connection, query):
        self._connection, self._query = connection, query

    async def fetch(self, *args, timeout=None):
        return await self._connection.fetch(self._query, *args, timeout=timeout)

    async def fetchrow(self, *args, timeout=None):
        return await self._connection.fetchrow(self._query, *args, timeout=timeout)

    async def fetchval(self, *args, column=0, timeout=None):
        return await self._connection.fetchval(self._query, *args, column=column, timeout=timeout)

    async def executemany(self, args, *, timeout=None):
        await self._connection.executemany(self._query, args, timeout=timeout)

    def cursor(self, *args, prefetch=None, timeout=None):
        return self._connection.cursor(self._query, *args, prefetch=prefetch, timeout=timeout)

    def get_query(self):
        return self._query


class Connection:
    """One statement at a time, as PostgreSQL's protocol has it."""

    def __init__(self, database):
        self._backend = Backend("asyncpg", database)
        self._busy = False
        self._closed = False
        self._depth = 0

    async def _run(self, call, query, args, many=False):
        if self._closed:
            raise InterfaceError("connection is closed")
        if self._busy:
            raise InterfaceError("cannot perform operation: another operation is in progress")
        self._busy = True
        try:
            if many:
                parameters = [_named(row) for row in args]
            else:
                parameters = _named(args) if args or ";" not in query.rstrip().rstrip(";") else None
            return await self._backend.run(call, query, parameters, many)
        except (sqlite3.IntegrityError, sqlite3.OperationalError) as error:
            raise _translated(error) from None
        finally:
            self._busy = False

    async def execute(self, query, *args, timeout=None):
        _, _, count = await asyncio.wait_for(self._run("execute", query, args), timeout)
        word = query.split()[0].upper() if query.split() else ""
        if word == "INSERT":
            return f"INSERT 0 {count}"
        if word in ("UPDATE", "DELETE"):
            return f"{word} {count}"
        return " ".join(query.upper().split()[:2]) if word in ("CREATE", "DROP", "ALTER") else word

    async def executemany(self, command, args, *, timeout=None):
        await asyncio.wait_for(self._run("executemany", command, args, True), timeout)

    async def fetch(self, query, *args, timeout=None):
        names, rows, _ = await asyncio.wait_for(self._run("fetch", query, args), timeout)
        return [Record(names, row) for row in rows]

    async def fetchrow(self, query, *args, timeout=None):
        rows = await self.fetch(query, *args, timeout=timeout)
        return rows[0] if rows else None

    async def fetchval(self, query, *args, column=0, timeout=None):
        row = await self.fetchrow(query, *args, timeout=timeout)
        return None if row is None else row[column]

    async def prepare(self, query, *, name=None, timeout=None):
        await spend("asyncpg.prepare", LATENCY)
        return PreparedStatement(self, query)

    async def set_type_codec(self, typename, **kwargs):
        raise NotImplementedError("the model of asyncpg doesn't know type codecs")

    async def copy_records_to_table(self, table_name, *, records, columns=None, timeout=None):
        rows = [tuple(record) for record in records]
        names = f"({', '.join(columns)})" if columns else ""
        places = ", ".join([f"${place}" for place in range(1, len(rows[0]) + 1)]) if rows else ""
        if rows:
            await self.executemany(f"INSERT INTO {table_name}{names} VALUES({places})", rows)
        return f"COPY {len(rows)}"

    async def cursor(self, query, *args, prefetch=None, timeout=None):
        if not self._depth:
            raise InterfaceError("cannot perform operation: cursors cannot be used outside of a transaction")
        for row in await self.fetch(query, *args, timeout=timeout):
            yield row

    def transaction(self, **options):
        return Transaction(self, **options)

    def is_in_transaction(self):
        return self._depth > 0

    def is_closed(self):
        return self._closed

    def get_server_version(self):
        return (15, 0, 0)

    async def close(self, *, timeout=None):
        if not self._closed:
            self._closed = True
            self._backend.close()


def _named(args):
    """`$1` is for SQLite a parameter of the name 1."""
    return {str(place): value for place, value in enumerate(args, 1)}


class _Acquiring:
    """`await pool.acquire()` and `async with pool.acquire()`."""

    def __init__(self, pool):
        self._pool = pool

    def __await__(self):
        return self._pool._take().__await__()

    async def __aenter__(self):
        self._connection = await self._pool._take()
        return self._connection

    async def __aexit__(self, *args):
        await self._pool.release(self._connection)


class Pool:
    """At most max_size connections; who finds none free waits, first come, first served."""

    def __init__(self, database, min_size, max_size):
        self._database, self._size, self._min_size = database, max_size, min_size
        self._idle = []
        self._free = asyncio.Semaphore(max_size)
        self._closed = False

    def __await__(self):
        return self._start().__await__()

    async def _start(self):
        self._idle = [await connect(database=self._database) for _ in range(min(self._min_size, self._size))]
        return self

    async def _take(self):
        if self._closed:
            raise InterfaceError("pool is closed")
        await self._free.acquire()
        return self._idle.pop() if self._idle else await connect(database=self._database)

    def acquire(self, *, timeout=None):
        return _Acquiring(self)

    async def release(self, connection, *, timeout=None):
        self._idle.append(connection)
        self._free.release()

    async def execute(self, query, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.execute(query, *args, **kwargs)

    async def executemany(self, command, args, **kwargs):
        async with self.acquire() as connection:
            return await connection.executemany(command, args, **kwargs)

    async def fetch(self, query, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.fetch(query, *args, **kwargs)

    async def fetchrow(self, query, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.fetchrow(query, *args, **kwargs)

    async def fetchval(self, query, *args, **kwargs):
        async with self.acquire() as connection:
            return await connection.fetchval(query, *args, **kwargs)

    def get_size(self):
        return self._size

    def get_idle_size(self):
        return len(self._idle)

    async def close(self):
        self._closed = True
        for connection in self._idle:
            await connection.close()

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *args):
        await self.close()


def _database_of(dsn, database):
    return database or (dsn or "").rpartition("/")[2].partition("?")[0] or "postgres"


async def connect(dsn=None, *, host=None, port=None, user=None, password=None, database=None, timeout=60, ssl=None,
                  command_timeout=None, server_settings=None, statement_cache_size=100):
    await spend("asyncpg.connect", LATENCY)
    return Connection(_database_of(dsn, database))


def create_pool(dsn=None, *, min_size=10, max_size=10, host=None, port=None, user=None, password=None, database=None,
                command_timeout=None, max_queries=50000, max_inactive_connection_lifetime=300.0, ssl=None):
    return Pool(_database_of(dsn, database), min_size, max_size)


publish(globals(), "asyncpg.exceptions")
