# /// scenario
# title = "Reading files, one after another"
# ///
"""A slow disk, read synchronously: the thread waits for every file, and other work waits too.

Look for: 2 s for two files, then the other work. Compare with 22_file_read_aiofiles.py.
"""

import time


def read_file(path):
    time.sleep(1)  # a slow disk
    with open(path) as file:
        return file.read()


for path in ["a.txt", "b.txt"]:
    with open(path, "w") as file:
        file.write(f"content of {path}")

for path in ["a.txt", "b.txt"]:
    print(read_file(path))
print("other work")
