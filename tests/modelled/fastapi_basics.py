# fastapi: parameters, checked bodies, dependencies, errors, background tasks, plain and async endpoints.
import asyncio
import time
from typing import Annotated, Optional

import httpx
from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Header, HTTPException, Query, Request
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field

app = FastAPI()
router = APIRouter(prefix="/users")


class Item(BaseModel):
    name: str
    price: float = Field(gt=0)
    tags: list[str] = []


@app.get("/")
def root():
    return {"Hello": "World"}


@app.get("/items/{item_id}")
async def read_item(item_id: int, q: Optional[str] = None, limit: int = Query(10, le=100)):
    if item_id == 404:
        raise HTTPException(status_code=404, detail="Item not found")
    return {"item_id": item_id, "q": q, "limit": limit}


@app.post("/items", status_code=201, response_model=Item)
async def create_item(item: Item):
    return item


async def token(x_token: Annotated[str, Header()]):
    try:
        yield x_token.upper()
    finally:
        print("dependency left")


def note(text):
    print("noted", text)


@router.get("/me")
async def me(request: Request, tasks: BackgroundTasks, user: str = Depends(token)):
    tasks.add_task(note, user)
    return {"user": user, "path": request.url.path}


@app.get("/block")
async def block():
    time.sleep(1)


@app.get("/thread")
def thread():
    time.sleep(1)


@app.on_event("startup")
async def startup():
    print("startup")


@app.middleware("http")
async def stamp(request, call_next):
    response = await call_next(request)
    response.headers["X-Method"] = request.method
    return response


app.include_router(router)
with TestClient(app) as client:
    for method, path, options in [
            ("GET", "/", {}), ("GET", "/items/3?q=tea", {}), ("GET", "/items/x", {}), ("GET", "/items/1?limit=1000", {}),
            ("GET", "/items/404", {}), ("POST", "/items", {"json": {"name": "tea", "price": "2", "more": 1}}),
            ("POST", "/items", {"json": {"name": "tea", "price": 0}}), ("POST", "/items", {}), ("GET", "/users/me", {}),
            ("GET", "/users/me", {"headers": {"X-Token": "ann"}}), ("GET", "/none", {}), ("DELETE", "/", {})]:
        response = client.request(method, path, **options)
        print(method, path, response.status_code, response.json(), response.headers["x-method"])


async def three(path):
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        start = time.perf_counter()
        await asyncio.gather(*[client.get(path) for _ in range(3)])
        print(path, f"{time.perf_counter() - start:.1f} s")


asyncio.run(three("/block"))
asyncio.run(three("/thread"))
