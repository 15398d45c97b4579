"""A modelled database server for `asyncpg` and `databases`: SQL is SQLite's, on one file per database. A
statement takes 5 ms or what [cost] says; pg_sleep(n) sleeps."""
import sqlite3

import _interleave
from _costs import spend

LATENCY = 0.005  # seconds
_RETRY_INTERVAL = 0.005

_REPLACED = [("BIGSERIAL PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT"), ("SERIAL PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT"),
             ("NOW()", "datetime('now')"), (" ILIKE ", " LIKE "), ("GENERATED ALWAYS AS IDENTITY", ""), ("SERIAL", "INTEGER"),
             ("TRUNCATE TABLE", "DELETE FROM"), ("TRUNCATE", "DELETE FROM"), (" CASCADE", "")]


def translate(sql):
    """What PostgreSQL says otherwise, in SQLite's words."""
    for postgres, sqlite in _REPLACED:
        at = sql.upper().find(postgres)
        while at >= 0:
            sql = sql[:at] + sqlite + sql[at + len(postgres):]
            at = sql.upper().find(postgres, at + len(sqlite))
    return _without_casts(sql)


def _without_casts(sql):
    """`$1::int` as `$1`: values keep their types."""
    parts = sql.split("::")
    for index in range(1, len(parts)):
        rest = parts[index]
        end = 0
        while end < len(rest) and (rest[end].isalnum() or rest[end] in "_[]"):
            end += 1
        parts[index] = rest[end:]
    return "".join(parts)


def sleep_in(sql):
    """The seconds of `pg_sleep(n)` in a statement."""
    _, found, rest = sql.lower().partition("pg_sleep(")
    return float(rest.partition(")")[0]) if found else 0.0


class Backend:
    """One connection's side of the server."""

    def __init__(self, library, database):
        self._library = library
        self.last_row = None  # that an INSERT made
        self._connection = sqlite3.connect(f"/tmp/{library}-{database}.db", timeout=0, isolation_level=None,
                                           check_same_thread=False)
        self._connection.create_function("pg_sleep", 1, lambda seconds: "")

    async def run(self, call, sql, parameters, many=False):
        """(names of the columns, rows, rows changed)"""
        await spend(f"{self._library}.{call}", LATENCY, sql)
        seconds = sleep_in(sql)
        if seconds > 0:
            await _interleave.pause(seconds, "pg_sleep", sql)
        sql = translate(sql)
        while True:
            try:
                if many:
                    cursor = self._connection.executemany(sql, parameters)
                elif parameters is None:
                    cursor = self._connection.executescript(sql)
                else:
                    cursor = self._connection.execute(sql, parameters)
                self.last_row = cursor.lastrowid
                names = [column[0] for column in cursor.description or ()]
                return names, cursor.fetchall(), cursor.rowcount
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != 5:
                    raise
            await _interleave.pause(_RETRY_INTERVAL, "row lock", sql)

    def close(self):
        self._connection.close()
