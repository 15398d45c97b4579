"""`fastapi.responses`"""
from _starlette_messages import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
