# A server in a daemon thread, asked by threads and by a loop of the program: plain endpoints run side by side.
import asyncio
import threading
import time

import httpx
import requests
import uvicorn
from fastapi import FastAPI

app = FastAPI()
URL = "http://127.0.0.1:8001"


@app.get("/plain/{seconds}")
def plain(seconds: float):
    time.sleep(seconds)
    return seconds


@app.get("/waiting/{seconds}")
async def waiting(seconds: float):
    await asyncio.sleep(seconds)
    return seconds


def ask(n):
    print(n, requests.get(f"{URL}/plain/1").json(), f"{time.perf_counter():.1f}")


server = threading.Thread(target=uvicorn.run, args=(app,), kwargs={"port": 8001, "log_level": "warning"}, daemon=True)
server.start()
time.sleep(1.5)
threads = [threading.Thread(target=ask, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()


async def main():
    async with httpx.AsyncClient(base_url=URL) as client:
        replies = await asyncio.gather(*[client.get("/waiting/0.5") for _ in range(5)])
        print([reply.json() for reply in replies], f"{time.perf_counter():.1f}")


asyncio.run(main())
try:
    requests.get(f"{URL}/plain/5", timeout=2)
except requests.exceptions.ReadTimeout:
    print("gave up", f"{time.perf_counter():.1f}")
