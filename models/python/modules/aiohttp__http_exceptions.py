"""`aiohttp.http_exceptions`: what a malformed message raises; the modelled web sends none."""


class HttpProcessingError(Exception):
    def __init__(self, *, code=None, message="", headers=None):
        self.code, self.message, self.headers = code or 0, message, headers
        super().__init__(f"{self.code}, message={message!r}")


class BadHttpMessage(HttpProcessingError):
    pass
