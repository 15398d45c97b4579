"""`sqlite3`: DB-API 2.0 over a real SQLite whose databases live in memory (see sqlite.cpp). A statement
costs what [cost] gives to `sqlite3.execute`, 0 s by default."""
import _interleave
import _sqlite3
from _sqlite3 import (DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError,
                      NotSupportedError, OperationalError, ProgrammingError, Warning)
from _threading import get_ident as _get_ident

apilevel = "2.0"
paramstyle = "qmark"
threadsafety = 3
version = "2.6.0"
sqlite_version = _sqlite3.version
version_info = (2, 6, 0)
sqlite_version_info = tuple([int(part) for part in sqlite_version.split(".")])
PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2
SQLITE_OK, SQLITE_DENY, SQLITE_IGNORE = 0, 1, 2
Binary = bytes

_RETRY_INTERVAL = 0.01  # seconds between two looks at a locked database
_PLAIN = (int, float, str, bytes, type(None))
_adapters = {}
_converters = {}


def register_adapter(type, adapter, /):
    _adapters[type] = adapter


def register_converter(typename, converter, /):
    _converters[typename.upper()] = converter


def complete_statement(statement):
    return _sqlite3.complete(statement)


def enable_callback_tracebacks(enable, /):
    pass


def adapt(value):
    """What SQLite stores for a value."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind in _adapters:
        return _adapters[kind](value)
    if hasattr(value, "__conform__"):
        return value.__conform__(PrepareProtocol)
    if hasattr(value, "decode") or hasattr(value, "tobytes"):  # bytearray, memoryview
        return bytes(value)
    for plain in (int, float, str):
        if isinstance(value, plain):
            return plain(value)
    if kind.__module__ == "datetime" and kind.__name__ in ("date", "datetime"):
        return value.isoformat(" ") if kind.__name__ == "datetime" else value.isoformat()
    return value


class PrepareProtocol:
    pass


def _convert_date(text):
    from datetime import date

    return date(*[int(part) for part in text.split(b"-")])


def _convert_timestamp(text):
    from datetime import datetime

    return datetime.fromisoformat(text.decode())


register_converter("date", _convert_date)
register_converter("timestamp", _convert_timestamp)


class Row:
    """A row whose items have the names of the columns, too."""

    def __init__(self, cursor, values):
        self._values = values
        self._names = [column[0] for column in cursor.description]

    def keys(self):
        return list(self._names)

    def __getitem__(self, key):
        if isinstance(key, str):
            for name, value in zip(self._names, self._values):
                if name.lower() == key.lower():
                    return value
            raise IndexError("No item with that key")
        if isinstance(key, (int, slice)):
            return self._values[key]
        raise IndexError("Index must be int or string")

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values

    def __hash__(self):
        return hash((tuple(self._names), self._values))

    def __repr__(self):
        return f"<sqlite3.Row object at {hex(id(self))}>"


def _first_word(sql):
    """The word that a statement begins with, comments aside, in capitals."""
    while True:
        sql = sql.lstrip()
        if sql.startswith("--"):
            sql = sql.partition("\n")[2]
        elif sql.startswith("/*"):
            sql = sql.partition("*/")[2]
        else:
            word = sql[:20].split()
            return word[0].upper().rstrip("(;") if word else ""


class Cursor:
    arraysize = 1

    def __init__(self, connection, /):
        self.connection = connection
        self.description = None
        self.lastrowid = None
        self.rowcount = -1
        self.row_factory = connection.row_factory
        self._statement = None
        self._next = None  # the row that the next fetch gives
        self._converters = None
        self._closed = False

    def _check(self):
        self.connection._check()
        if self._closed:
            raise ProgrammingError("Cannot operate on a closed cursor.")

    def _retry(self, operation, *arguments):
        """Calls; waits for a locked database as long as the connection's timeout lets it."""
        patience = self.connection._timeout
        while True:
            try:
                return operation(*arguments)
            except OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != 5 or patience <= 0:
                    raise
            _interleave.block(_RETRY_INTERVAL, "sqlite3 lock", self.connection._name)
            patience -= _RETRY_INTERVAL

    def _prepare(self, sql):
        self._check()
        if not isinstance(sql, str):
            raise TypeError(f"execute() argument 1 must be str, not {type(sql).__name__}")
        self._statement = self._next = None
        statement = self._retry(self.connection._database.prepare, sql)
        if statement is not None and _first_word(sql.encode()[statement.tail:].decode()):
            raise ProgrammingError("You can only execute one statement at a time.")
        return statement

    def _bind(self, statement, parameters):
        names = statement.parameters()
        if isinstance(parameters, dict) or (hasattr(parameters, "keys") and not isinstance(parameters, (tuple, list, Row))):
            values = []
            for place, name in enumerate(names, 1):
                if name is None:
                    raise ProgrammingError(f"Binding {place} has no name, but you supplied a dictionary (which has only names).")
                try:
                    values.append(parameters[name[1:]])
                except LookupError:
                    raise ProgrammingError(f"You did not supply a value for binding parameter :{name[1:]}.") from None
        else:
            if not hasattr(parameters, "__len__"):
                raise ProgrammingError("parameters are of unsupported type")
            values = parameters
            if len(values) != len(names):
                raise ProgrammingError("Incorrect number of bindings supplied. The current statement uses "
                                       f"{len(names)}, and there are {len(values)} supplied.")
        for place, value in enumerate(values, 1):
            if not statement.bind(place, adapt(value)):
                raise ProgrammingError(f"Error binding parameter {place}: type {type(value).__name__!r} is not supported")

    def execute(self, sql, parameters=(), /):
        self._execute(sql, [parameters], False)
        return self

    def executemany(self, sql, seq_of_parameters, /):
        self._execute(sql, seq_of_parameters, True)
        return self

    def _execute(self, sql, rows, many):
        statement = self._prepare(sql)
        self.description, self.rowcount = None, -1
        if statement is None:
            return
        _interleave.charge("sqlite3.execute")
        word = _first_word(sql)
        changes = word in ("INSERT", "UPDATE", "DELETE", "REPLACE")
        if many and not changes:
            raise ProgrammingError("executemany() can only execute DML statements.")
        database = self.connection._database
        if changes:
            self.rowcount = 0
            if self.connection.isolation_level is not None and not database.in_transaction:
                self._begin()
        columns = statement.columns()
        if columns and not many:
            self.description = tuple([(name, None, None, None, None, None, None) for name in columns])
            self._converters = self._choose_converters(statement, columns)
        for parameters in rows:
            self._bind(statement, parameters)
            row = self._retry(statement.step)
            if changes and row is None:
                self.rowcount += database.changes
            if row is not None and not many:
                self._statement, self._next = statement, row
            elif many:
                statement.reset()
        if not many:
            self.lastrowid = database.last_row

    def _begin(self):
        self._retry(self.connection._database.prepare(f"BEGIN {self.connection.isolation_level}").step)

    def _choose_converters(self, statement, columns):
        kinds = self.connection._detect_types
        if not kinds:
            return None
        chosen = []
        for place, (name, declared) in enumerate(zip(columns, statement.declared())):
            converter = None
            if kinds & PARSE_COLNAMES and "[" in name:
                converter = _converters.get(name.partition("[")[2].partition("]")[0].upper())
            if converter is None and kinds & PARSE_DECLTYPES and declared:
                converter = _converters.get(declared.replace("(", " ").split()[0].upper())
            chosen.append(converter)
        if kinds & PARSE_COLNAMES:
            self.description = tuple([(name.partition(" [")[0], *rest) for name, *rest in self.description])
        return chosen

    def _convert(self, row):
        if self._converters is None:
            return row
        return tuple([value if converter is None or value is None else converter(str(value).encode() if not isinstance(value, bytes) else value)
                      for converter, value in zip(self._converters, row)])

    def executescript(self, sql_script, /):
        self._check()
        if not isinstance(sql_script, str):
            raise TypeError(f"executescript() argument must be str, not {type(sql_script).__name__}")
        if self.connection.in_transaction:
            self.connection.commit()
        rest = sql_script.encode()
        while (statement := self._retry(self.connection._database.prepare, rest.decode())) is not None:
            _interleave.charge("sqlite3.execute")
            while self._retry(statement.step) is not None:
                pass
            rest = rest[statement.tail:]
        return self

    def fetchone(self):
        self._check()
        row = self._next
        if row is None:
            return None
        self._next = self._statement.step()
        if self._next is None:
            if self.rowcount >= 0:  # of an INSERT … RETURNING and the like
                self.rowcount = self.connection._database.changes
            self._statement = None
        row = self._convert(row)
        return row if self.row_factory is None else self.row_factory(self, row)

    def fetchmany(self, size=None):
        rows = []
        for _ in range(self.arraysize if size is None else size):
            row = self.fetchone()
            if row is None:
                break
            rows.append(row)
        return rows

    def fetchall(self):
        rows = []
        while (row := self.fetchone()) is not None:
            rows.append(row)
        return rows

    def close(self):
        self.connection._check_thread()
        self._statement = self._next = None
        self._closed = True

    def setinputsizes(self, sizes, /):
        pass

    def setoutputsize(self, size, column=None, /):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        row = self.fetchone()
        if row is None:
            raise StopIteration
        return row


_UNKNOWN = ("backup", "blobopen", "create_aggregate", "create_collation", "create_window_function", "deserialize",
            "enable_load_extension", "getlimit", "load_extension", "serialize", "set_authorizer", "set_progress_handler",
            "set_trace_callback", "setlimit")


class Connection:
    Error, Warning, InterfaceError, DatabaseError = Error, Warning, InterfaceError, DatabaseError
    InternalError, OperationalError, ProgrammingError = InternalError, OperationalError, ProgrammingError
    IntegrityError, DataError, NotSupportedError = IntegrityError, DataError, NotSupportedError

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True,
                 cached_statements=128, uri=False):
        name = database.__fspath__() if hasattr(database, "__fspath__") else database
        if uri and name.startswith("file:"):
            name, _, options = name[5:].partition("?")
            if "mode=memory" in options and "cache=shared" not in options:
                name = ":memory:"
        self._name = name
        self._timeout = timeout
        self._detect_types = detect_types
        self._thread = _get_ident() if check_same_thread else None
        self.isolation_level = isolation_level
        self.row_factory = None
        self.text_factory = str
        self._database = None
        self._database = _sqlite3.connect(name)

    def _check_thread(self):
        if self._thread is not None and self._thread != _get_ident():
            raise ProgrammingError("SQLite objects created in a thread can only be used in that same thread. The object was "
                                   f"created in thread id {self._thread} and this is thread id {_get_ident()}.")

    def _check(self):
        self._check_thread()
        if self._database is None:
            raise ProgrammingError("Cannot operate on a closed database.")

    @property
    def in_transaction(self):
        self._check()
        return self._database.in_transaction

    @property
    def total_changes(self):
        self._check()
        return self._database.total_changes

    def cursor(self, factory=Cursor):
        self._check()
        return factory(self)

    def execute(self, sql, parameters=(), /):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        return self.cursor().executescript(sql_script)

    def _end(self, word):
        self._check()
        if self._database.in_transaction:
            cursor = Cursor(self)
            cursor._retry(cursor._prepare(word).step)

    def commit(self):
        self._end("COMMIT")

    def rollback(self):
        self._end("ROLLBACK")

    def close(self):
        self._check_thread()
        if self._database is not None:
            self._database.close()
            self._database = None

    def create_function(self, name, narg, func, *, deterministic=False):
        self._check()
        self._database.create_function(name, narg, func)

    def interrupt(self):
        self._check()
        self._database.interrupt()

    def iterdump(self):
        """The SQL text that makes the database anew."""
        self._check()
        yield "BEGIN TRANSACTION;"
        schema = self.execute('SELECT "name", "type", "sql" FROM "sqlite_master" WHERE "sql" NOT NULL ORDER BY "name"').fetchall()
        for name, kind, sql in schema:
            if kind == "table" and not name.startswith("sqlite_"):
                yield f"{sql};"
                columns = [row[1] for row in self.execute(f'PRAGMA table_info("{name}")')]
                quoted = "||','||".join([f'quote("{column}")' for column in columns])
                for row in self.execute(f"SELECT 'INSERT INTO \"{name}\" VALUES('||{quoted}||')' FROM \"{name}\""):
                    yield f"{row[0]};"
        for name, kind, sql in schema:
            if kind in ("index", "trigger", "view"):
                yield f"{sql};"
        yield "COMMIT;"

    def __getattr__(self, name):
        if name in _UNKNOWN:
            raise NotSupportedError(f"the model of sqlite3 doesn't know Connection.{name}")
        raise AttributeError(f"'Connection' object has no attribute {name!r}")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                self.commit()
            except BaseException:
                self.rollback()
                raise
        else:
            self.rollback()
        return False


def connect(database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True, factory=Connection,
            cached_statements=128, uri=False):
    return factory(database, timeout, detect_types, isolation_level, check_same_thread, cached_statements, uri)
