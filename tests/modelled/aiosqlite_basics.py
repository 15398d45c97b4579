# aiosqlite: a thread per connection; statements cost what [cost] says.
# /// scenario
# [cost]
# "sqlite3.execute" = { wait = "100ms" }
# ///
import asyncio

import aiosqlite


async def main():
    async with aiosqlite.connect("notes.db") as db:
        await db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        await db.executemany("INSERT INTO note (text) VALUES (?)", [("a",), ("b",)])
        await db.commit()
        db.row_factory = aiosqlite.Row
        async with db.execute("SELECT * FROM note") as cursor:
            async for row in cursor:
                print(row["id"], row["text"])
        cursor = await db.execute("SELECT count(*) FROM note")
        print((await cursor.fetchone())[0])
        try:
            await db.execute("SELECT * FROM missing")
        except aiosqlite.OperationalError as error:
            print(error)
    print("closed")


asyncio.run(main())
