# /// scenario
# [[request]]
# call = "GET /items/3"
# [[request]]
# at = "1s"
# call = "POST /items"
# json = { name = "tea" }
# ///
# A program that only defines its `app`, for `uvicorn main:app`, is served when it has ended.
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str


@app.get("/items/{number}")
async def read(number: int):
    print("read", number)
    return number


@app.post("/items")
def create(item: Item):
    print("created", item)
    return item
