# /// scenario
# [[request]]
# call = "GET /fast"
# [[request]]
# call = "GET /slow"
# ///
# uvicorn.run serves the header's requests: a blocking async endpoint holds the others up.
import time

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/slow")
async def slow():
    time.sleep(2)
    return "slow"


@app.get("/fast")
async def fast():
    return "fast"


if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=8000)
