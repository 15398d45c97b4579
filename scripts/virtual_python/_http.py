"""What the stand-ins for httpx and requests share: synthetic replies and their latency.

docs/semantics.md, "Modelled I/O", documents both; the simulator gives the same ones.
"""

import json
import os

LATENCY = 0.1
METHODS = ["get", "post", "put", "patch", "delete", "head", "options"]

_waits = json.loads(os.environ.get("VIRTUAL_WAITS", "{}"))


def latency(module, method):
    """The cost entry `module.method` or `module.*` of the header, or the default."""
    return _waits.get(f"{module}.{method}", _waits.get(f"{module}.*", LATENCY))


class Response:
    status_code = 200
    reason = reason_phrase = "OK"
    encoding = "utf-8"

    def __init__(self, method, url, json=None, params=None, **_options):
        query = "&".join(f"{name}={value}" for name, value in (params or {}).items())
        self.url = url + ("?" + query if query else "")
        self._body = {"url": self.url, "method": method.upper()}
        if json is not None:
            self._body["json"] = json
        self.headers = {"content-type": "application/json"}

    @property
    def text(self):
        return json.dumps(self._body)

    @property
    def content(self):
        return self.text.encode()

    def json(self):
        return json.loads(self.text)
