# asyncpg: statements, transactions, a pool's limit, one statement at a time per connection.
import asyncio

import asyncpg


async def slow(pool, n):
    async with pool.acquire() as connection:
        await connection.execute("SELECT pg_sleep(1)")
        print("slept", n, f"{asyncio.get_running_loop().time():.0f}")


async def main():
    connection = await asyncpg.connect("postgresql://user:pw@localhost/shop")
    print(await connection.execute("CREATE TABLE product (id SERIAL PRIMARY KEY, name TEXT NOT NULL UNIQUE, price NUMERIC)"))
    print(await connection.execute("INSERT INTO product (name, price) VALUES ($1, $2)", "tea", 2.5))
    await connection.executemany("INSERT INTO product (name, price) VALUES ($1, $2)", [("cup", 4), ("pot", 9)])
    rows = await connection.fetch("SELECT id, name FROM product WHERE price > $1 ORDER BY id", 3)
    print(rows, rows[0]["name"], dict(rows[1]))
    print(await connection.fetchval("SELECT count(*) FROM product"), await connection.fetchrow("SELECT * FROM product WHERE id = 99"))
    try:
        async with connection.transaction():
            await connection.execute("DELETE FROM product")
            await connection.execute("INSERT INTO product (name) VALUES ('tea'), ('tea')")
    except asyncpg.UniqueViolationError as error:
        print(error)
    print(await connection.fetchval("SELECT count(*) FROM product"))
    try:
        await asyncio.gather(connection.fetch("SELECT 1"), connection.fetch("SELECT 2"))
    except asyncpg.InterfaceError as error:
        print(error)
    await asyncio.sleep(0.1)
    await connection.close()
    async with asyncpg.create_pool(database="shop", min_size=1, max_size=2) as pool:
        await asyncio.gather(*[slow(pool, n) for n in range(4)])
        print(await pool.fetchval("SELECT name FROM product ORDER BY id LIMIT 1"))


asyncio.run(main())
