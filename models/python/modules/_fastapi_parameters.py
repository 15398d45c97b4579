"""How the model of `fastapi` gets an endpoint's arguments: from the path, query, headers, cookies, body,
and from dependencies."""
import inspect
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated, get_args, get_origin, get_type_hints

import _http
from _pydantic_core import FieldInfo, Problem, Problems, check
from _starlette_messages import BackgroundTasks, Request, Response, call, run_in_threadpool
from pydantic import BaseModel


class Param(FieldInfo):
    place = "query"

    def __init__(self, default=..., **kwargs):
        self.convert_underscores = kwargs.pop("convert_underscores", True)
        self.embed = kwargs.pop("embed", None)
        self.media_type = kwargs.pop("media_type", None)
        super().__init__(default, **kwargs)


class Query(Param):
    pass


class Path(Param):
    place = "path"


class Header(Param):
    place = "header"


class Cookie(Param):
    place = "cookie"


class Body(Param):
    place = "body"


class Form(Param):
    place = "form"


class Depends:
    def __init__(self, dependency=None, *, use_cache=True, scopes=None):
        self.dependency, self.use_cache = dependency, use_cache

    def __repr__(self):
        return f"Depends({getattr(self.dependency, '__name__', type(self.dependency).__name__)})"


class RequestValidationError(ValueError):
    def __init__(self, errors, *, body=None):
        self._errors = errors
        self.body = body
        super().__init__(errors)

    def errors(self):
        return self._errors


class _Argument:
    """One parameter of an endpoint or dependency. `source`: a Param, a Depends, or a class to hand over."""

    def __init__(self, name, annotation, source, default):
        self.name, self.annotation, self.source, self.default = name, annotation, source, default
        self.key = getattr(source, "alias", None) or name
        if isinstance(source, Header) and source.convert_underscores and not source.alias:
            self.key = name.replace("_", "-")


def arguments_of(function, path_names):
    """The parameters of a callable, each with where its argument comes from."""
    target = function.__init__ if isinstance(function, type) else function
    if not hasattr(target, "__code__") and hasattr(type(target), "__call__") and not hasattr(target, "__func__"):
        target = type(target).__call__
    hints = get_type_hints(getattr(target, "__func__", target), include_extras=True)
    found = []
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        annotation, default = hints.get(name, str), parameter.default
        source = default if isinstance(default, (Param, Depends)) else None
        if get_origin(annotation) is Annotated:
            details = [detail for detail in get_args(annotation)[1:] if isinstance(detail, (Param, Depends))]
            if details:
                annotation, source = get_args(annotation)[0], details[0]
                if isinstance(source, Param) and default is not parameter.empty:
                    source.default = default
        if source is None:
            source = _source_of(name, annotation, default, path_names, parameter.empty)
        if isinstance(source, Depends) and source.dependency is None:
            source = Depends(annotation, use_cache=source.use_cache)
        found.append(_Argument(name, annotation, source, default))
    return found


def _source_of(name, annotation, default, path_names, empty):
    if isinstance(annotation, type) and issubclass(annotation, (Request, Response, BackgroundTasks)):
        return annotation
    value = ... if default is empty else default
    if name in path_names:
        return Path()
    return Body(value) if _is_body(annotation) else Query(value)


def _is_body(annotation):
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, (BaseModel, dict)) or annotation in (list, set)
    if get_origin(annotation) is list:
        return _is_body(get_args(annotation)[0])
    if get_origin(annotation) is dict:
        return True
    return any(_is_body(choice) for choice in get_args(annotation) if choice is not type(None))


class Solver:
    """Finds the arguments of one request. Dependencies that yield are left when `stack` is closed."""

    def __init__(self, request, stack):
        self.request, self.stack = request, stack
        self.errors = []
        self.background = BackgroundTasks()
        self.response = Response()  # what a Response parameter gets: status and headers of the answer to come
        self.response.status_code = None
        self._cache = {}
        self._body = self._form = None

    async def solve(self, function, path_names, overrides):
        found = arguments_of(function, path_names)
        values = {}
        for argument in found:
            if isinstance(argument.source, Depends):
                values[argument.name] = await self._depend(argument.source, path_names, overrides)
        bodies = [argument for argument in found if isinstance(argument.source, Body)]
        for argument in found:
            source = argument.source
            if isinstance(source, Depends):
                continue
            if isinstance(source, type):
                values[argument.name] = (self.request if issubclass(source, Request) else
                                         self.background if issubclass(source, BackgroundTasks) else self.response)
            elif isinstance(source, Body):
                values[argument.name] = await self._from_body(argument, len(bodies) == 1 and not source.embed)
            else:
                values[argument.name] = await self._from_parts(argument)
        return values

    async def _depend(self, depends, path_names, overrides):
        function = overrides.get(depends.dependency, depends.dependency)
        if depends.use_cache and function in self._cache:
            return self._cache[function]
        before = len(self.errors)
        arguments = await self.solve(function, path_names, overrides)
        if len(self.errors) > before:
            return None
        if inspect.isasyncgenfunction(function):
            value = await self.stack.enter_async_context(asynccontextmanager(function)(**arguments))
        elif inspect.isgeneratorfunction(function):
            value = await self.stack.enter_async_context(_in_threads(contextmanager(function)(**arguments)))
        elif isinstance(function, type):
            value = await run_in_threadpool(function, **arguments)
        else:
            value = await call(function, **arguments)
        self._cache[function] = value
        return value

    def _problem(self, location, problem, given):
        error = {"type": problem.kind, "loc": list(location), "msg": problem.message, "input": given}
        if problem.context:
            error["ctx"] = {name: str(value) if isinstance(value, Exception) else value for name, value in problem.context.items()}
        self.errors.append(error)

    def _checked(self, argument, location, value):
        try:
            return argument.source.constrain(check(argument.annotation, value))
        except Problem as problem:
            self._problem(location, problem, value)
        except Problems as problems:
            for path, problem, given in problems.found:
                self._problem((*location, *path), problem, given)

    def _default(self, argument, location, given=None):
        if argument.source.is_required():
            self._problem(location, Problem("missing", "Field required"), given)
            return None
        return argument.source.get_default()

    async def _from_parts(self, argument):
        request, place, key = self.request, argument.source.place, argument.key
        several = get_origin(argument.annotation) in (list, set, tuple) or argument.annotation in (list, set, tuple)
        if place == "path":
            value = request.path_params.get(key)
        elif place == "header":
            value = request.headers.get(key)
        elif place == "cookie":
            value = request.cookies.get(key)
        else:
            if place == "form" and self._form is None:
                self._form = await request.form()
            items = (self._form if place == "form" else request.query_params).getlist(key)
            value = (items or None) if several else items[-1] if items else None
        location = ("body" if place == "form" else place, key)
        return self._default(argument, location) if value is None else self._checked(argument, location, value)

    async def _from_body(self, argument, whole):
        if self._body is None:
            content = await self.request.body()
            try:
                self._body = [_http._json.loads(content.decode()) if content else None]
            except ValueError as error:
                problem = Problem("json_invalid", "JSON decode error", error=error.msg)
                self._problem(("body", error.pos), problem, {})
                self._body = [None]
                return None
        value, location = self._body[0], ("body",)
        if not whole:
            location = ("body", argument.key)
            value = value.get(argument.key) if isinstance(value, dict) else None
        return self._default(argument, location) if value is None else self._checked(argument, location, value)


@asynccontextmanager
async def _in_threads(context):
    """A plain context manager, entered and left in worker threads."""
    try:
        yield await run_in_threadpool(context.__enter__)
    except Exception as error:
        if not await run_in_threadpool(context.__exit__, type(error), error, error.__traceback__):
            raise
    else:
        await run_in_threadpool(context.__exit__, None, None, None)
