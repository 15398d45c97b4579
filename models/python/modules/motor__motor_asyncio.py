"""`motor.motor_asyncio` as a model: one MongoDB in memory; an operation takes 5 ms or what [cost] says. Filters
know equality, $gt $gte $lt $lte $ne $in $nin $exists $and $or; updates $set $unset $inc $push $pull."""
import copy

from _costs import spend

LATENCY = 0.005  # seconds
_servers = {}  # URI -> database -> collection -> documents


class ObjectId:
    _made = [0]

    def __init__(self, oid=None):
        if oid is None:
            self._made[0] += 1
            oid = f"{0x65540000 + self._made[0]:08x}{'0' * 10}{self._made[0]:06x}"
        self._text = str(oid)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"ObjectId('{self._text}')"

    def __eq__(self, other):
        return isinstance(other, ObjectId) and self._text == other._text

    def __hash__(self):
        return hash(self._text)


class DuplicateKeyError(Exception):
    pass


_MISSING = object()


def _field(document, path):
    for name in path.split("."):
        if not isinstance(document, dict) or name not in document:
            return _MISSING
        document = document[name]
    return document


def _compared(test):
    def holds(value, wanted):
        try:
            return value is not _MISSING and test(value, wanted)
        except TypeError:
            return False

    return holds


_TESTS = {
    "$eq": lambda value, wanted: value == wanted, "$ne": lambda value, wanted: value != wanted,
    "$gt": _compared(lambda value, wanted: value > wanted), "$gte": _compared(lambda value, wanted: value >= wanted),
    "$lt": _compared(lambda value, wanted: value < wanted), "$lte": _compared(lambda value, wanted: value <= wanted),
    "$in": lambda value, wanted: value in wanted, "$nin": lambda value, wanted: value not in wanted,
    "$exists": lambda value, wanted: (value is not _MISSING) == bool(wanted),
}


def _unknown(operator):
    raise NotImplementedError(f"the model of motor doesn't know {operator}")


def _matches(document, query):
    for name, wanted in (query or {}).items():
        if name in ("$and", "$or"):
            if not (all if name == "$and" else any)([_matches(document, part) for part in wanted]):
                return False
        elif name.startswith("$"):
            _unknown(name)
        elif isinstance(wanted, dict) and any(key.startswith("$") for key in wanted):
            value = _field(document, name)
            for operator, operand in wanted.items():
                if not _TESTS.get(operator, lambda *_: _unknown(operator))(value, operand):
                    return False
        else:
            value = _field(document, name)
            if value != wanted and not (isinstance(value, list) and wanted in value):
                return False
    return True


def _update(document, change):
    for operator, fields in change.items():
        for path, operand in fields.items():
            *parents, name = path.split(".")
            place = document
            for parent in parents:
                place = place.setdefault(parent, {})
            if operator == "$set":
                place[name] = operand
            elif operator == "$unset":
                place.pop(name, None)
            elif operator == "$inc":
                place[name] = place.get(name, 0) + operand
            elif operator == "$push":
                place.setdefault(name, []).append(operand)
            elif operator == "$pull":
                place[name] = [item for item in place.get(name, []) if item != operand]
            else:
                _unknown(operator)


class _Result:
    """What an operation did, as attributes."""

    acknowledged = True

    def __init__(self, **facts):
        self.__dict__.update(facts)


class AsyncIOMotorCursor:
    def __init__(self, collection, query, projection):
        self._collection, self._query, self._projection = collection, query, projection
        self._order, self._skip, self._limit = [], 0, 0
        self._documents = None

    def sort(self, key_or_list, direction=1):
        self._order = [(key_or_list, direction)] if isinstance(key_or_list, str) else list(key_or_list)
        return self

    def skip(self, count):
        self._skip = count
        return self

    def limit(self, count):
        self._limit = count
        return self

    async def _load(self):
        await self._collection._spend("find")
        found = [document for document in self._collection._documents if _matches(document, self._query)]
        for name, direction in reversed(self._order):
            found.sort(key=lambda document: _field(document, name), reverse=direction < 0)
        found = found[self._skip:self._skip + self._limit if self._limit else None]
        return [_projected(document, self._projection) for document in found]

    async def to_list(self, length=None):
        return (await self._load())[:length]

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._documents is None:
            self._documents = await self._load()
        if not self._documents:
            raise StopAsyncIteration
        return self._documents.pop(0)


def _projected(document, projection):
    if projection:
        kept = [name for name, wanted in projection.items() if wanted and name != "_id"]
        document = {name: value for name, value in document.items()
                    if (projection.get("_id", 1) if name == "_id" else name in kept if kept else projection.get(name, 1))}
    return copy.deepcopy(document)


class AsyncIOMotorCollection:
    def __init__(self, database, name):
        self.database, self.name = database, name
        self._documents = database._collections.setdefault(name, [])

    async def _spend(self, operation):
        await spend("motor." + operation, LATENCY, self.name)

    def _found(self, query):
        return next((document for document in self._documents if _matches(document, query)), None)

    async def insert_one(self, document):
        await self._spend("insert_one")
        return _Result(inserted_id=self._insert(document))

    def _insert(self, document):
        document.setdefault("_id", ObjectId())
        if self._found({"_id": document["_id"]}) is not None:
            raise DuplicateKeyError(f"E11000 duplicate key error collection: {self.database.name}.{self.name} "
                                    f"index: _id_ dup key: {{ _id: {document['_id']!r} }}")
        self._documents.append(copy.deepcopy(document))
        return document["_id"]

    async def insert_many(self, documents, ordered=True):
        await self._spend("insert_many")
        return _Result(inserted_ids=[self._insert(document) for document in documents])

    def find(self, filter=None, projection=None):
        return AsyncIOMotorCursor(self, filter, projection)

    async def find_one(self, filter=None, projection=None):
        await self._spend("find_one")
        found = self._found(filter if isinstance(filter, dict) or filter is None else {"_id": filter})
        return None if found is None else _projected(found, projection)

    async def _change(self, operation, filter, change, upsert, many):
        await self._spend(operation)
        found = [document for document in self._documents if _matches(document, filter)]
        found = found if many else found[:1]
        inserted = None
        if not found and upsert:
            fresh = {name: value for name, value in filter.items() if not name.startswith("$") and not isinstance(value, dict)}
            _update(fresh, change)
            inserted = self._insert(fresh)
        before = copy.deepcopy(found)
        for document in found:
            _update(document, change)
        changed = sum([old != new for old, new in zip(before, found)])
        return _Result(matched_count=len(found), modified_count=changed, upserted_id=inserted)

    async def update_one(self, filter, update, upsert=False):
        return await self._change("update_one", filter, update, upsert, False)

    async def update_many(self, filter, update, upsert=False):
        return await self._change("update_many", filter, update, upsert, True)

    async def replace_one(self, filter, replacement, upsert=False):
        await self._spend("replace_one")
        found = self._found(filter)
        if found is None:
            return _Result(matched_count=0, modified_count=0, upserted_id=self._insert(replacement) if upsert else None)
        number = found["_id"]
        found.clear()
        found.update({"_id": number, **copy.deepcopy(replacement)})
        return _Result(matched_count=1, modified_count=1, upserted_id=None)

    async def find_one_and_update(self, filter, update, upsert=False, return_document=False):
        before = copy.deepcopy(self._found(filter))
        await self._change("find_one_and_update", filter, update, upsert, False)
        return copy.deepcopy(self._found({"_id": before["_id"]})) if return_document and before else before

    async def _delete(self, operation, filter, many):
        await self._spend(operation)
        gone = [document for document in self._documents if _matches(document, filter)]
        gone = gone if many else gone[:1]
        self._documents[:] = [document for document in self._documents if not any(document is one for one in gone)]
        return _Result(deleted_count=len(gone))

    async def delete_one(self, filter):
        return await self._delete("delete_one", filter, False)

    async def delete_many(self, filter):
        return await self._delete("delete_many", filter, True)

    async def count_documents(self, filter):
        await self._spend("count_documents")
        return sum([_matches(document, filter) for document in self._documents])

    async def distinct(self, key, filter=None):
        await self._spend("distinct")
        return list(dict.fromkeys([_field(document, key) for document in self._documents if _matches(document, filter)]))

    async def drop(self):
        await self._spend("drop")
        self._documents.clear()

    async def create_index(self, keys, **kwargs):
        await self._spend("create_index")
        if kwargs.get("unique"):
            _unknown("create_index(unique=True)")
        return "index"

    def aggregate(self, pipeline):
        _unknown("aggregate")


class AsyncIOMotorDatabase:
    def __init__(self, client, name):
        self.client, self.name = client, name
        self._collections = client._databases.setdefault(name, {})

    def __getitem__(self, name):
        return AsyncIOMotorCollection(self, name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    async def list_collection_names(self):
        await spend("motor.list_collection_names", LATENCY)
        return list(self._collections)


class AsyncIOMotorClient:
    def __init__(self, host="mongodb://localhost:27017", port=None, maxPoolSize=100, serverSelectionTimeoutMS=30000, **options):
        self._databases = _servers.setdefault(str(host), {})

    def __getitem__(self, name):
        return AsyncIOMotorDatabase(self, name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def get_database(self, name="test"):
        return self[name]

    get_default_database = get_database

    async def drop_database(self, name):
        await spend("motor.drop_database", LATENCY)
        self._databases.pop(name, None)

    def close(self):
        pass
