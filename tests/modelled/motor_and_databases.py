# motor and databases: the calls that people teach with.
import asyncio

from databases import Database
from motor.motor_asyncio import AsyncIOMotorClient


async def documents():
    users = AsyncIOMotorClient("mongodb://localhost:27017").app.users
    result = await users.insert_one({"name": "Ann", "age": 31})
    print(type(result.inserted_id).__name__)
    await users.insert_many([{"name": "Bob", "age": 25}, {"name": "Cyd", "age": 40}])
    print((await users.find_one({"name": "Ann"}))["age"], await users.find_one({"name": "Zoe"}))
    print([user["name"] async for user in users.find({"age": {"$gt": 30}}).sort("age", -1)])
    print((await users.update_many({"age": {"$lt": 35}}, {"$inc": {"age": 1}})).modified_count)
    print(await users.find({}, {"_id": 0}).to_list(length=2), (await users.delete_one({"name": "Cyd"})).deleted_count)
    print(await users.count_documents({}))
    try:
        users.aggregate([])
    except NotImplementedError as error:
        print(error)


async def rows():
    async with Database("sqlite+aiosqlite:///notes.db") as database:
        await database.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        await database.execute_many("INSERT INTO note (text) VALUES (:text)", [{"text": "a"}, {"text": "b"}])
        print(await database.execute("INSERT INTO note (text) VALUES (:text)", {"text": "c"}))
        try:
            async with database.transaction():
                await database.execute("DELETE FROM note")
                raise KeyError("undo")
        except KeyError:
            pass
        notes = await database.fetch_all("SELECT * FROM note WHERE id > :low", {"low": 1})
        print([(note.id, note["text"]) for note in notes], await database.fetch_val("SELECT count(*) FROM note"))
    print(f"{asyncio.get_running_loop().time():.3f}")


asyncio.run(documents())
asyncio.run(rows())
