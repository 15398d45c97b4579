"""asyncpg: prepared statements, casts, records in bulk."""
import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://postgres@localhost/taught")
    await connection.execute("CREATE TABLE users(id serial PRIMARY KEY, name text)")
    print(await connection.copy_records_to_table("users", records=[("ann",), ("bob",), ("cy",)], columns=["name"]))
    statement = await connection.prepare("SELECT name FROM users WHERE id = $1")
    print([await statement.fetchval(n) for n in (1, 2, 3)])
    print(await connection.fetchval("SELECT $1::int + $2::int", 2, 3))
    print(await connection.execute("DELETE FROM users WHERE id = 1 RETURNING id"))
    print([row["name"] for row in await connection.fetch("SELECT * FROM users ORDER BY id")])
    await connection.close()


asyncio.run(main())
