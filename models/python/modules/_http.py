"""What the modelled HTTP clients share: a synthetic reply, and the time that a request takes.

The reply is made from the request alone: status 200 with a JSON body that says what was asked for.
A URL with `/status/404` in it is answered with that status, so that error handling can be shown.
"""
import json as _json

import _interleave

# RFC 9110, section 15.
REASONS = {
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently", 302: "Found",
    304: "Not Modified", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 409: "Conflict", 418: "I'm a teapot", 422: "Unprocessable Entity",
    429: "Too Many Requests", 500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
}


class Headers(dict):
    """A dict whose keys ignore case, as HTTP's do."""

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def get(self, key, default=None):
        return super().get(key.lower(), default)


class Elapsed:
    """How long the request took, as datetime.timedelta tells it."""

    def __init__(self, seconds):
        self.seconds = int(seconds)
        self._seconds = seconds

    def total_seconds(self):
        return self._seconds


class BaseResponse:
    encoding = "utf-8"

    def __init__(self, method, url, json, elapsed):
        reply = {"url": url, "method": method}
        if json is not None:
            reply["json"] = json
        self.status_code = status_of(url)
        self.headers = Headers({"content-type": "application/json"})
        self.text = _json.dumps(reply)
        self.content = self.text.encode()
        self.url = url
        self.elapsed = Elapsed(elapsed)
        self._reason = REASONS.get(self.status_code, "")

    def json(self, **kwargs):
        return _json.loads(self.text)

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def status_of(url):
    _, found, rest = url.partition("/status/")
    return int(rest[:3]) if found and rest[:3].isdigit() else 200


def with_params(url, params):
    if not params:
        return url
    query = "&".join(f"{key}={value}" for key, value in params.items())
    return url + ("&" if "?" in url else "?") + query


def duration(call, timeout):
    """Seconds until the reply, and whether the client gives up before."""
    latency = _interleave.latency(call, 0.1)
    if isinstance(timeout, (int, float)) and timeout < latency:
        return timeout, True
    return latency, False
