# sqlite3: tables, parameters, cursors, transactions, errors.
import sqlite3

connection = sqlite3.connect(":memory:")
cursor = connection.cursor()
cursor.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, age INTEGER, data BLOB)")
print(cursor.description, cursor.rowcount, cursor.lastrowid, connection.in_transaction)
cursor.execute("INSERT INTO person (name, age, data) VALUES (?, ?, ?)", ("Ann", 31, b"\x00\x01"))
print(cursor.rowcount, cursor.lastrowid, connection.in_transaction)
cursor.executemany("INSERT INTO person (name, age) VALUES (:name, :age)",
                   [{"name": "Bob", "age": 25}, {"name": "Cyd", "age": None}])
print(cursor.rowcount, connection.total_changes)
connection.commit()

for row in cursor.execute("SELECT id, name, age, data, 1.5 FROM person ORDER BY id"):
    print(row)
cursor.execute("SELECT name FROM person ORDER BY name")
print([column[0] for column in cursor.description], cursor.fetchone(), cursor.fetchmany(1), cursor.fetchall(), cursor.fetchone())

connection.row_factory = sqlite3.Row
row = connection.execute("SELECT name, age AS years FROM person WHERE id = :id", {"id": 1}).fetchone()
print(row["name"], row["YEARS"], row[0], row.keys(), tuple(row), len(row), dict(row))
connection.row_factory = lambda cursor, row: list(row)
print(connection.execute("SELECT 1, 'x', NULL").fetchall())
connection.row_factory = None

try:
    with connection:
        connection.execute("UPDATE person SET age = 0")
        raise KeyError("undo")
except KeyError as error:
    print("rolled back", error)
with connection:
    connection.execute("DELETE FROM person WHERE name = 'Cyd'")
print(connection.execute("SELECT sum(age), count(*) FROM person").fetchone(), connection.in_transaction)

connection.executescript("""
    CREATE TABLE t (x);
    INSERT INTO t VALUES (1); -- a comment
    INSERT INTO t VALUES ('two');
""")
connection.create_function("twice", 1, lambda x: x * 2)
print(connection.execute("SELECT twice(x), typeof(x) FROM t").fetchall())

ERRORS = [
    ("SELEC 1", ()), ("SELECT * FROM missing", ()), ("SELECT ?", ()), ("SELECT ?, ?", (1,)), ("SELECT :a", {"b": 1}),
    ("INSERT INTO person (name) VALUES ('Ann')", ()), ("INSERT INTO person (name) VALUES (NULL)", ()),
    ("SELECT 1; SELECT 2", ()), ("SELECT ?", ([1],)), ("SELECT nope FROM t", ()),
    ("INSERT INTO person (id, name) VALUES ('x', 'y')", ()), ("SELECT twice()", ()),
]
for sql, parameters in ERRORS:
    try:
        print(connection.execute(sql, parameters).fetchall())
    except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
        print(type(error).__name__, "|", error, "|", getattr(error, "sqlite_errorname", None))
try:
    connection.executemany("SELECT ?", [(1,)])
except sqlite3.ProgrammingError as error:
    print(error)
connection.close()
for use in [lambda: connection.execute("SELECT 1"), lambda: cursor.fetchone(), lambda: connection.commit()]:
    try:
        use()
    except sqlite3.ProgrammingError as error:
        print(error)
print(issubclass(sqlite3.IntegrityError, sqlite3.DatabaseError), sqlite3.apilevel, sqlite3.paramstyle)
