"""`fastapi` as a model: applications, routers, parameters, dependencies, checked bodies, errors. It is an
ASGI application, served by uvicorn, asked by fastapi.testclient or httpx. There is no /docs page."""
from contextlib import AsyncExitStack

import _starlette
import starlette.status as status
from _fastapi_parameters import (Body, Cookie, Depends, Form, Header, Path, Query, RequestValidationError, Solver)
from _pydantic_core import Problem, Problems, check
from _starlette import Starlette
from _starlette_messages import BackgroundTasks, JSONResponse, Request, Response, call
from _starlette_messages import HTTPException as _HTTPException
from pydantic import BaseModel


class HTTPException(_HTTPException):
    __module__ = "fastapi.exceptions"


Security = Depends


class UploadFile:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("the model of fastapi doesn't know uploaded files (UploadFile, File)")


File = UploadFile


class WebSocket:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("the model of fastapi doesn't know WebSockets")


class WebSocketDisconnect(Exception):
    pass


def jsonable_encoder(value, exclude_unset=False, exclude_none=False, by_alias=True, exclude_defaults=False):
    """The value as JSON knows it."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_unset=exclude_unset, exclude_none=exclude_none, by_alias=by_alias,
                                exclude_defaults=exclude_defaults)
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(jsonable_encoder(key)): jsonable_encoder(item, exclude_unset, exclude_none)
                for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)) or hasattr(value, "__next__"):
        return [jsonable_encoder(item, exclude_unset, exclude_none) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: jsonable_encoder(getattr(value, name)) for name in value.__dataclass_fields__}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (str, int, float, type(None))) and type(value).__module__ == "builtins":
        return value
    if hasattr(value, "value"):  # an Enum
        return value.value
    if isinstance(value, bytes):
        return value.decode()
    return jsonable_encoder(vars(value)) if hasattr(value, "__dict__") else str(value)


class APIRoute(_starlette.Route):
    def __init__(self, path, endpoint, *, app=None, methods=None, response_model=None, status_code=None, dependencies=(),
                 response_class=JSONResponse, name=None, tags=None, response_model_exclude_unset=False,
                 response_model_exclude_none=False, response_model_include=None, response_model_exclude=None, summary=None,
                 description=None, response_description=None, responses=None, deprecated=None, operation_id=None,
                 include_in_schema=True):
        super().__init__(path, endpoint, methods=methods, name=name)
        self.response_model, self.status_code = response_model, status_code
        self.dependencies = list(dependencies or ())
        self.response_class = response_class
        self.tags = tags or []
        self._dump = {"exclude_unset": response_model_exclude_unset, "exclude_none": response_model_exclude_none}
        self._include, self._exclude = response_model_include, response_model_exclude

    async def handle(self, request):
        overrides = getattr(request.app, "dependency_overrides", {})
        async with AsyncExitStack() as stack:
            solver = Solver(request, stack)
            for depends in self.dependencies:
                await solver._depend(depends, self.pattern.names, overrides)
            arguments = await solver.solve(self.endpoint, self.pattern.names, overrides)
            if solver.errors:
                raise RequestValidationError(solver.errors)
            result = await call(self.endpoint, **arguments)
            response = result if isinstance(result, Response) else self._response(result, solver)
            if solver.background.tasks and response.background is None:
                response.background = solver.background
        return response

    def _response(self, result, solver):
        model = self.response_model
        if model is None and isinstance(result, BaseModel):
            content = jsonable_encoder(result, **self._dump)
        elif model is None:
            content = jsonable_encoder(result)
        else:
            content = jsonable_encoder(_as_model(model, result), **self._dump)
        if isinstance(content, dict) and (self._include or self._exclude):
            content = {key: value for key, value in content.items()
                       if (not self._include or key in self._include) and key not in (self._exclude or ())}
        code = solver.response.status_code or self.status_code or 200
        response = self.response_class(None if code in (204, 304) else content, code)
        if code in (204, 304):
            response.body = b""
        for name, value in solver.response.headers.items():
            if name != "content-length":
                response.headers.add(name, value)
        return response


class ResponseValidationError(ValueError):
    pass


def _as_model(model, result):
    """What an endpoint returned, as its response_model has it: only those fields, checked."""
    if isinstance(result, BaseModel):
        result = result.model_dump()
    elif isinstance(result, list):
        result = [item.model_dump() if isinstance(item, BaseModel) else item for item in result]
    elif isinstance(model, type) and issubclass(model, BaseModel) and not isinstance(result, dict):
        result = {name: getattr(result, name) for name in model.model_fields if hasattr(result, name)}
    try:
        return check(model, result)
    except (Problem, Problems) as problem:
        rows = problem.found if isinstance(problem, Problems) else [((), problem, result)]
        raise ResponseValidationError([{"type": one.kind, "loc": ("response", *path), "msg": one.message, "input": given}
                                       for path, one, given in rows]) from None


class _Routes:
    """The decorators that applications and routers share."""

    def add_api_route(self, path, endpoint, **options):
        self.routes.append(APIRoute(self.prefix + path, endpoint, **options))

    def api_route(self, path, **options):
        def add(function):
            self.add_api_route(path, function, **{**options, "dependencies": [*self.dependencies, *options.get("dependencies", ())]})
            return function

        return add

    def get(self, path, **options):
        return self.api_route(path, methods=["GET"], **options)

    def post(self, path, **options):
        return self.api_route(path, methods=["POST"], **options)

    def put(self, path, **options):
        return self.api_route(path, methods=["PUT"], **options)

    def patch(self, path, **options):
        return self.api_route(path, methods=["PATCH"], **options)

    def delete(self, path, **options):
        return self.api_route(path, methods=["DELETE"], **options)

    def head(self, path, **options):
        return self.api_route(path, methods=["HEAD"], **options)

    def options(self, path, **options):
        return self.api_route(path, methods=["OPTIONS"], **options)

    def websocket(self, path, name=None):
        raise NotImplementedError("the model of fastapi doesn't know WebSockets")

    def include_router(self, router, *, prefix="", tags=None, dependencies=None, responses=None, **kwargs):
        for route in router.routes:
            copy = APIRoute.__new__(APIRoute)
            copy.__dict__.update(route.__dict__)
            copy.path = self.prefix + prefix + route.path
            copy.pattern = _starlette.PathPattern(copy.path)
            copy.dependencies = [*self.dependencies, *(dependencies or ()), *route.dependencies]
            self.routes.append(copy)
        if router is not self:
            self.on_startup += router.on_startup
            self.on_shutdown += router.on_shutdown


class APIRouter(_Routes):
    def __init__(self, *, prefix="", tags=None, dependencies=None, responses=None, **kwargs):
        self.prefix, self.tags = prefix, tags or []
        self.dependencies = list(dependencies or ())
        self.routes, self.on_startup, self.on_shutdown = [], [], []

    def on_event(self, event):
        def add(function):
            (self.on_startup if event == "startup" else self.on_shutdown).append(function)
            return function

        return add


class FastAPI(_Routes, Starlette):
    prefix = ""

    def __init__(self, *, title="FastAPI", description="", version="0.1.0", dependencies=None, lifespan=None, middleware=None,
                 on_startup=None, on_shutdown=None, exception_handlers=None, debug=False, openapi_url=None, docs_url=None,
                 redoc_url=None, openapi_tags=None, root_path="", responses=None, contact=None, license_info=None, summary=None,
                 default_response_class=JSONResponse):
        Starlette.__init__(self, debug, None, middleware, exception_handlers, on_startup, on_shutdown, lifespan)
        self.title, self.description, self.version = title, description, version
        self.dependencies = list(dependencies or ())
        self.dependency_overrides = {}
        self.exception_handlers.setdefault(_HTTPException, _http_exception_handler)
        self.exception_handlers.setdefault(RequestValidationError, _validation_handler)

    @property
    def router(self):
        return self


async def _http_exception_handler(request, error):
    return JSONResponse({"detail": error.detail}, error.status_code, error.headers)


async def _validation_handler(request, error):
    return JSONResponse({"detail": jsonable_encoder(error.errors())}, 422)
