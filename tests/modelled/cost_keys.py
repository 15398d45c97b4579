# /// scenario
# [cost]
# "query"    = { wait = "1s", capacity = 2 }
# "resize"   = { cpu = "300ms" }
# "aquery"   = { wait = "1s", cpu = "100ms", capacity = 1 }
# "Shop.buy" = { wait = "10ms", error_rate = 1.0, error = "TimeoutError" }
# "flaky"    = { error_rate = 0.5 }
# "noisy_*"  = { wait = "100ms", jitter = "uniform(20ms)" }
# "requests.get" = { capacity = 1 }
# "httpx.*"  = { error_rate = 1.0, error = "ReadTimeout" }
# ///
# What [cost] makes of the program's own functions and of modelled calls.
import asyncio
import threading
import time

import httpx
import requests


def clock():
    return f"{time.perf_counter():.2f}"


def query(n):
    print(clock(), "query", n)


def resize():
    print(clock(), "resized")


async def aquery(n):
    print(clock(), "aquery", n)
    return n


class Shop:
    def buy(self):
        print("never")


def flaky():
    return "fine"


def noisy_call():
    pass


threads = [threading.Thread(target=query, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
resize()


async def main():
    print(await asyncio.gather(aquery(1), aquery(2)), clock())


asyncio.run(main())
try:
    Shop().buy()
except TimeoutError as error:
    print(error)
outcomes = []
for _ in range(6):
    try:
        outcomes.append(flaky())
    except ConnectionError as error:
        outcomes.append("failed")
print(outcomes)
lengths = []
for _ in range(3):
    start = time.perf_counter()
    noisy_call()
    lengths.append(time.perf_counter() - start)
print(all(0.08 <= length <= 0.12 for length in lengths), len(set(lengths)))
start = time.perf_counter()
threads = [threading.Thread(target=requests.get, args=("https://api.example.com",)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{time.perf_counter() - start:.1f}")
try:
    httpx.get("https://api.example.com")
except httpx.ReadTimeout as error:
    print(type(error).__name__, error)
