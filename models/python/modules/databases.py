"""`databases` as a model: SQL with `:name` parameters, over SQLite files or the server of _postgres.py. A
statement takes 5 ms or what [cost] says."""
from _postgres import Backend


class DatabaseURL:
    def __init__(self, url):
        self._text = str(url)
        self.dialect, _, rest = self._text.partition("://")
        self.database = rest.rpartition("/")[2].partition("?")[0]

    def __str__(self):
        return self._text


class Record(dict):
    """A row: by name, by attribute, by place."""

    def __getitem__(self, key):
        return list(self.values())[key] if isinstance(key, int) else super().__getitem__(key)

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def _mapping(self):
        return self


class _Transaction:
    """`async with database.transaction()`; one inside another is a savepoint."""

    def __init__(self, database):
        self._database = database

    async def start(self):
        self._name = f"s{self._database._depth}"
        await self._database._run("execute", f"SAVEPOINT {self._name}" if self._database._depth else "BEGIN")
        self._database._depth += 1
        return self

    async def _end(self, outer, inner):
        self._database._depth -= 1
        await self._database._run("execute", inner if self._database._depth else outer)

    async def commit(self):
        await self._end("COMMIT", f"RELEASE {self._name}")

    async def rollback(self):
        await self._end("ROLLBACK", f"ROLLBACK TO {self._name}")

    def __await__(self):
        return self.start().__await__()

    async def __aenter__(self):
        return await self.start()

    async def __aexit__(self, kind, error, traceback):
        await (self.commit() if kind is None else self.rollback())


class Database:
    def __init__(self, url, *, force_rollback=False, min_size=None, max_size=None):
        if force_rollback:
            raise NotImplementedError("the model of databases doesn't know force_rollback")
        self.url = DatabaseURL(url)
        self.is_connected = False
        self._backend = None
        self._depth = 0

    async def connect(self):
        if not self.is_connected:
            self._backend = Backend("databases", self.url.database)
            self.is_connected = True

    async def disconnect(self):
        if self.is_connected:
            self._backend.close()
            self.is_connected = False

    async def __aenter__(self):
        await self.connect()
        return self

    async def __aexit__(self, *args):
        await self.disconnect()

    async def _run(self, call, query, values=None, many=False):
        if not self.is_connected:
            raise RuntimeError("DatabaseBackend is not running")
        if not isinstance(query, str):
            raise NotImplementedError("the model of databases takes SQL texts, not SQLAlchemy expressions")
        return await self._backend.run(call, query, values if many else values or {}, many)

    async def execute(self, query, values=None):
        _, rows, count = await self._run("execute", query, values)
        if query.lstrip()[:6].upper() == "INSERT":
            return self._backend.last_row
        return rows[0][0] if rows else count

    async def execute_many(self, query, values):
        await self._run("execute_many", query, values, True)

    async def fetch_all(self, query, values=None):
        names, rows, _ = await self._run("fetch_all", query, values)
        return [Record(zip(names, row)) for row in rows]

    async def fetch_one(self, query, values=None):
        rows = await self.fetch_all(query, values)
        return rows[0] if rows else None

    async def fetch_val(self, query, values=None, column=0):
        row = await self.fetch_one(query, values)
        return None if row is None else row[column]

    async def iterate(self, query, values=None):
        for row in await self.fetch_all(query, values):
            yield row

    def transaction(self, *, force_rollback=False, **kwargs):
        return _Transaction(self)
