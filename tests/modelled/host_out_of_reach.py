# Nothing of the host can be reached: no files, no environment, no network, no processes.
import sqlite3
import urllib.request

import aiohttp
import requests

for path in ["/etc/passwd", "/etc/hostname", "/proc/self/environ", "/bin/sh", "../../../../etc/passwd"]:
    try:
        open(path)
        print("opened", path)
    except FileNotFoundError as error:
        print(error)
with open("/tmp/passwd", "w") as file:  # of the simulated machine
    file.write("only here")
print(open("/tmp/passwd").read())

database = sqlite3.connect(":memory:")
for statement in ["ATTACH '/etc/hostname' AS host", "VACUUM INTO '/tmp/interleave-was-here.db'"]:
    try:
        database.execute(statement)
        print(statement, "stays in the simulated machine")
    except sqlite3.Error as error:
        print(error)
print(database.execute("SELECT name FROM pragma_database_list").fetchall())
for extension in ["SELECT load_extension('libc.so.6')", "SELECT readfile('/etc/passwd')"]:
    try:
        database.execute(extension)
    except sqlite3.Error as error:
        print(error)
try:
    database.enable_load_extension(True)
except sqlite3.NotSupportedError as error:
    print(error)
print(database.execute("SELECT datetime('now'), random() = random()").fetchone())

for url in ["http://127.0.0.1:22", "http://localhost:631", "http://[::1]:80"]:
    try:
        requests.get(url)
        print("reached", url)
    except requests.ConnectionError as error:
        print("refused", url)
try:
    urllib.request.urlopen("file:///etc/passwd")
except urllib.request.URLError as error:
    print(error)
