# Blocking calls overlap in a pool.
import time
from concurrent.futures import ThreadPoolExecutor

import requests


def fetch(n):
    return requests.get(f"https://api.example.com/{n}").json()["url"]


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=5) as pool:
    print(list(pool.map(fetch, range(5))))
print(f"{time.perf_counter() - start:.1f} s")
