# /// scenario
# title = "Header settings apply"
#
# [machine]
# cores = 1
# seed = 7
# switch_interval = "10ms"
#
# [cost]
# "requests.get" = { wait = "2s" }
# "httpx.*" = { wait = "500ms" }
# ///
# The header's machine, seed and costs.
import random
import threading

import httpx
import requests
from interleave import work

print(random.random())
requests.get("https://example.org")
print("requests")
httpx.get("https://example.org")
print("httpx")
threads = [threading.Thread(target=work, args=(0.02,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("worked")
