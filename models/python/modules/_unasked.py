"""When a program that ran no server has ended and the header has requests: its `app` is served, as
`uvicorn main:app` on a command line would do it."""
import sys

import _interleave


def serve(names):
    """`names`: what the program left behind."""
    if _interleave.requests_taken():
        return
    app = names.get("app")
    if app is None:
        sys.stderr.write("interleave: nobody answers the header's [[request]]: the program ran no server and has no `app`\n")
    elif hasattr(app, "router") and hasattr(app, "on_response_prepare"):
        from aiohttp import web

        web.run_app(app)
    else:
        import uvicorn

        uvicorn.run(app)
