# Connections to one file share it; a writer locks the others out until it commits.
import sqlite3
import threading
import time

FILE = "shop.db"


def start():
    return round(time.perf_counter(), 1)


with sqlite3.connect(FILE) as connection:
    connection.execute("CREATE TABLE stock (item TEXT, count INTEGER)")
    connection.execute("INSERT INTO stock VALUES ('tea', 3)")
connection.close()


def seller():
    connection = sqlite3.connect(FILE)
    connection.execute("UPDATE stock SET count = count - 1")
    print("sold")
    time.sleep(1)
    connection.commit()
    connection.close()


thread = threading.Thread(target=seller)
thread.start()
time.sleep(0.5)
reader = sqlite3.connect(FILE, timeout=0)
print("before the commit", reader.execute("SELECT * FROM stock").fetchall())
try:
    reader.execute("UPDATE stock SET count = 0")
except sqlite3.OperationalError as error:
    print(error)
thread.join()
print("after", reader.execute("SELECT count FROM stock").fetchone())
shared = sqlite3.connect(FILE, check_same_thread=False)


def use(connection):
    try:
        print(connection.execute("SELECT count FROM stock").fetchone())
    except sqlite3.ProgrammingError as error:
        print(str(error)[:75])


for connection in [shared, reader]:
    thread = threading.Thread(target=use, args=(connection,))
    thread.start()
    thread.join()
