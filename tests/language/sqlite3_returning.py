"""RETURNING: rows of statements that change; rowcount is known once they are read."""
import sqlite3

connection = sqlite3.connect(":memory:", isolation_level=None)
connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT)")
rows = [("a",), ("b",), ("c",)]
connection.executemany("INSERT INTO t(name) VALUES(?)", rows)
print(connection.execute("DELETE FROM t").rowcount)
connection.executemany("INSERT INTO t(name) VALUES(?)", rows)
cursor = connection.execute("DELETE FROM t WHERE id = 1 RETURNING id")
print(cursor.rowcount, cursor.fetchall(), cursor.rowcount)
cursor = connection.execute("UPDATE t SET name = 'z' RETURNING id")
print(cursor.rowcount, cursor.fetchone(), cursor.rowcount, cursor.fetchall(), cursor.rowcount)
cursor = connection.execute("INSERT INTO t(name) VALUES('q') RETURNING id, name")
print(cursor.fetchone(), cursor.fetchone(), cursor.rowcount, cursor.lastrowid)
