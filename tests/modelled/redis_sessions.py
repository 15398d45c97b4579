"""redis as people teach with it: pipelines, locks, queues, publish and subscribe, blocking and awaited."""
import asyncio
import threading
import time

import redis
import redis.asyncio as aioredis

r = redis.Redis(host="localhost", port=6379, db=0, decode_responses=True)
with r.pipeline() as pipe:
    pipe.set("a", 1).incr("a")
    pipe.lpush("list", "x", "y").lrange("list", 0, -1)
    print(pipe.execute())
with r.pipeline() as pipe:
    pipe.watch("a")
    value = int(pipe.get("a"))
    r.set("a", 10)  # somebody else
    pipe.multi()
    pipe.set("a", value + 1)
    try:
        pipe.execute()
    except redis.WatchError as error:
        print(error)
print(r.hset("user:1", mapping={"name": "Ann", "age": 30}), r.hincrby("user:1", "age"), r.hgetall("user:1"), r.type("user:1"))
print(r.zadd("scores", {"ann": 3, "bob": 5}), r.zincrby("scores", 4, "ann"), r.zrevrange("scores", 0, -1, withscores=True))
print(r.zrangebyscore("scores", "-inf", 6), r.zrank("scores", "bob"), r.sinter("none", "nothing"))


def worker(name):
    while (job := r.blpop("jobs", timeout=1)) is not None:
        time.sleep(0.2)
        print(f"{time.perf_counter():.3f} {name} did {job[1]}")
    print(f"{time.perf_counter():.3f} {name} ends")


threads = [threading.Thread(target=worker, args=(f"worker-{n}",)) for n in (1, 2)]
for thread in threads:
    thread.start()
for n in range(4):
    r.rpush("jobs", f"job-{n}")
for thread in threads:
    thread.join()


def critical(name):
    with r.lock("lock", timeout=5):
        print(f"{time.perf_counter():.3f} {name} has the lock")
        time.sleep(0.3)


threads = [threading.Thread(target=critical, args=(name,)) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
lock = r.lock("expiring", timeout=0.1)
print(lock.acquire(), lock.owned())
time.sleep(0.2)
print(r.lock("expiring").acquire(blocking=False))
try:
    lock.release()
except redis.exceptions.LockError as error:
    print(error)

pubsub = r.pubsub(ignore_subscribe_messages=True)
pubsub.subscribe(**{"handled": lambda message: print("handler:", message["data"])})
runner = pubsub.run_in_thread(sleep_time=0.01)
print(r.publish("handled", "hello"))
time.sleep(0.1)
runner.stop()
runner.join()


async def main():
    client = aioredis.from_url("redis://localhost:6379/0", decode_responses=True)
    async with client.pubsub() as channel:
        await channel.psubscribe("news.*")

        async def reader():
            async for message in channel.listen():
                print(f"{time.perf_counter():.3f} {message}")
                if message["data"] == "stop":
                    break

        task = asyncio.create_task(reader())
        print(await client.publish("news.today", "rain"), await client.publish("other", "lost"))
        await asyncio.sleep(0.5)
        await client.publish("news.today", "stop")
        await task
        print(await channel.get_message(timeout=0.1))
    print(await client.blpop("empty", timeout=0.5))
    async with client.pipeline(transaction=True) as pipe:
        print(await pipe.set("k", "1").incr("k").execute())
    async with client.lock("other"):
        print(await client.exists("other"))
    await client.aclose()


asyncio.run(main())
