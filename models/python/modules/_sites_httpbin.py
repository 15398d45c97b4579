"""httpbin.org, the site that says what it was asked for."""
import json as _json

from _http import Reply, basic_auth, cookies_of
from _sites import number_for, page

_ORIGIN = "203.0.113.7"  # an address kept for examples, RFC 5737


def _title(name):
    return "-".join([part.capitalize() for part in name.split("-")])


def _about(request):
    arguments = {}
    for name, value in request.query:
        if name in arguments:
            value = [*(arguments[name] if isinstance(arguments[name], list) else [arguments[name]]), value]
        arguments[name] = value
    headers = {_title(name): value for name, value in sorted(request.headers.items())}
    headers["Host"] = request.parts.netloc
    headers["X-Amzn-Trace-Id"] = f"Root=1-6553f100-{number_for(request.url, 1, 2 ** 32 - 1):024x}"
    return {"args": arguments, "headers": dict(sorted(headers.items())), "origin": _ORIGIN, "url": request.url}


def _about_body(request):
    about = _about(request)
    multipart = request.headers.get("Content-Type", "").startswith("multipart/")
    form, files = _parts(request) if multipart else (dict(request.form()), {})
    raw = "" if form or multipart else request.body.decode("utf-8", "replace")
    about = {"args": about["args"], "data": raw, "files": files, "form": form, "headers": about["headers"],
             "json": None if multipart else request.json(), "origin": _ORIGIN, "url": request.url}
    return {**about, "method": request.method} if request.path.startswith("/anything") else about


def _parts(request):
    """The fields and files of a multipart body."""
    form, files = {}, {}
    boundary = b"--" + request.headers["Content-Type"].partition("boundary=")[2].encode()
    for part in request.body.split(boundary)[1:-1]:
        head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
        name = head.decode().partition('name="')[2].partition('"')[0]
        (files if b"filename=" in head else form)[name] = content.decode("utf-8", "replace")
    return form, files


def httpbin(request):
    path = request.path.removeprefix("/httpbin")
    _, first, *rest = [*path.rstrip("/").split("/"), ""]
    rest = [part for part in rest if part]
    page_of = _PAGES.get(first)
    if page_of is None:
        return Reply(404, page(request.url, "404 Not Found", 1), "text/html; charset=utf-8")
    return page_of(request, rest)


def _method(name):
    def reply(request, rest):
        if request.method != name and not (name == "GET" and request.method == "HEAD"):
            return Reply(405, page(request.url, "405 Method Not Allowed", 1), "text/html")
        return _pretty(_about(request) if name == "GET" else _about_body(request))

    return reply


def _pretty(value, status=200, **kwargs):
    return Reply(status, _json.dumps(value, indent=2) + "\n", "application/json", **kwargs)


def _status(request, rest):
    codes = rest[0].split(",") if rest else ["200"]
    status = int(codes[number_for(request.url, 0, len(codes) - 1)])
    headers = {"Location": "/redirect/1"} if status in (301, 302, 303, 307, 308) else None
    return Reply(status, content_type="text/html; charset=utf-8", headers=headers)


def _delay(request, rest):
    seconds = min(float(rest[0]), 10.0)  # as the site itself limits it
    return _pretty(_about(request), latency=seconds)


def _redirect(request, rest):
    count = int(rest[0]) if rest else 1
    target = "/get" if count <= 1 else f"/redirect/{count - 1}"
    return Reply(302, content_type="text/html; charset=utf-8", headers={"Location": target})


def _redirect_to(request, rest):
    query = dict(request.query)
    return Reply(int(query.get("status_code", 302)), headers={"Location": query["url"]})


def _cookies(request, rest):
    if not rest:
        return _pretty({"cookies": cookies_of(request)})
    pairs = [(rest[1], rest[2])] if len(rest) == 3 else request.query
    age = "; Max-Age=0" if rest[0] == "delete" else ""
    reply = Reply(302, headers={"Location": "/cookies"})
    for name, value in pairs:
        reply.headers.add("Set-Cookie", f"{name}={value}; Path=/{age}")
    return reply


def _basic_auth(request, rest):
    if request.headers.get("Authorization") != basic_auth(rest[0], rest[1]):
        return Reply(401, headers={"WWW-Authenticate": 'Basic realm="Fake Realm"'})
    return _pretty({"authenticated": True, "user": rest[0]})


def _bearer(request, rest):
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind != "Bearer":
        return Reply(401, headers={"WWW-Authenticate": "Bearer"})
    return _pretty({"authenticated": True, "token": token})


def _bytes(request, rest):
    count = int(rest[0])
    return Reply(200, bytes([index * 73 % 256 for index in range(min(count, 100 * 1024))]), "application/octet-stream")


def _stream(request, rest):
    lines = [_json.dumps({**_about(request), "id": number}) + "\n" for number in range(int(rest[0]))]
    return Reply(200, "".join(lines), "application/json")


def _uuid(request, rest):
    digits = "".join([f"{number_for(f'{request.url} {part} {_counter()}', 0, 2**32 - 1):08x}" for part in range(4)])
    text = f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
    return _pretty({"uuid": text})


_calls = [0]


def _counter():
    _calls[0] += 1
    return _calls[0]


def _response_headers(request, rest):
    reply = _pretty(dict(request.query))
    reply.headers.update(request.query)
    return reply


_SLIDES = {"slideshow": {"author": "Yours Truly", "date": "date of publication", "slides": [
    {"title": "Wake up to WonderWidgets!", "type": "all"},
    {"items": ["Why <em>WonderWidgets</em> are great", "Who <em>buys</em> WonderWidgets"], "title": "Overview",
     "type": "all"}], "title": "Sample Slide Show"}}


def _image(request, rest):
    kind = rest[0] if rest else "png"
    return Reply(200, b"\x89PNG\r\n\x1a\n" + bytes(8082), f"image/{kind}")


_PAGES = {
    "": lambda request, rest: Reply(200, page(request.url, "httpbin.org"), "text/html; charset=utf-8"),
    "get": _method("GET"), "post": _method("POST"), "put": _method("PUT"), "patch": _method("PATCH"),
    "delete": _method("DELETE"), "anything": lambda request, rest: _pretty(_about_body(request)),
    "status": _status, "delay": _delay, "redirect": _redirect, "absolute-redirect": _redirect,
    "relative-redirect": _redirect, "redirect-to": _redirect_to, "cookies": _cookies, "basic-auth": _basic_auth,
    "hidden-basic-auth": _basic_auth, "bearer": _bearer, "bytes": _bytes, "stream-bytes": _bytes,
    "stream": _stream, "uuid": _uuid, "response-headers": _response_headers, "image": _image,
    "ip": lambda request, rest: _pretty({"origin": _ORIGIN}),
    "headers": lambda request, rest: _pretty({"headers": _about(request)["headers"]}),
    "user-agent": lambda request, rest: _pretty({"user-agent": request.headers.get("User-Agent", "")}),
    "json": lambda request, rest: _pretty(_SLIDES),
    "html": lambda request, rest: Reply(200, page(request.url, "Herman Melville - Moby-Dick"), "text/html; charset=utf-8"),
    "xml": lambda request, rest: Reply(200, "<?xml version='1.0'?>\n<slideshow title=\"Sample Slide Show\"/>\n",
                                       "application/xml"),
    "robots.txt": lambda request, rest: Reply(200, "User-agent: *\nDisallow: /deny\n", "text/plain"),
    "drip": lambda request, rest: Reply(200, b"*" * int(dict(request.query).get("numbytes", 10)),
                                        "application/octet-stream", latency=float(dict(request.query).get("duration", 2))),
    "gzip": lambda request, rest: _pretty({"gzipped": True, **_about(request)}),
    "encoding": lambda request, rest: Reply(200, "∮ E⋅da = Q\n", "text/html; charset=utf-8"),
}
