# redis: strings, counters, hashes, lists, sets, expiry; the blocking and the asynchronous client.
import asyncio
import time

import redis
import redis.asyncio

client = redis.Redis(decode_responses=True)
print(client.set("name", "Ann"), client.get("name"), client.get("nothing"), client.exists("name", "nothing"))
print(client.incr("visits"), client.incr("visits", 5), client.decr("visits"))
client.hset("user:1", mapping={"name": "Ann", "age": 31})
print(client.hgetall("user:1"), client.hget("user:1", "age"), client.delete("user:1"))
client.rpush("jobs", "a", "b", "c")
print(client.lrange("jobs", 0, -1), client.lpop("jobs"), client.llen("jobs"))
client.sadd("tags", "x", "y", "x")
print(sorted(client.smembers("tags")), client.zadd("board", {"Ann": 2, "Bob": 1}), client.zrange("board", 0, -1, withscores=True))
client.set("short", 1, ex=2)
print(client.ttl("short"))
time.sleep(3)
print(client.get("short"), client.set("name", "Bob", nx=True))
try:
    client.incr("name")
except redis.ResponseError as error:
    print(error)


async def main():
    client = redis.asyncio.Redis()
    start = time.perf_counter()
    await asyncio.gather(*[client.incr("n") for _ in range(10)])
    print(await client.get("n"), f"{time.perf_counter() - start:.3f}")
    await client.aclose()


asyncio.run(main())
