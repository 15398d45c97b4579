# /// scenario
# title = "WSGI worker: one request at a time"
# ///
"""A synchronous worker answers a request completely before it looks at the next one.

Look for: the third of three simultaneous requests gets its answer after 3 seconds.
"""

import time


def query_database():
    time.sleep(1)


def application(request):
    print(f"{request} accepted")
    query_database()
    print(f"{request} answered")


for request in ["GET /a", "GET /b", "GET /c"]:
    application(request)
