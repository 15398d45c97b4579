"""`urllib.error`: what urllib.request raises."""


class URLError(OSError):
    """No reply came. `reason`: a text or the exception beneath."""

    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f"<urlopen error {self.reason}>"


class HTTPError(URLError):
    """A reply whose status says that the request failed; it can be read as a response, too."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.args = ()
        self.code = self.status = code
        self.msg = self.reason = msg
        self.headers = self.hdrs = hdrs
        self.fp = fp
        self.url = self.filename = url

    def __str__(self):
        return f"HTTP Error {self.code}: {self.msg}"

    def __repr__(self):
        return f"<HTTPError {self.code}: {self.msg!r}>"

    def read(self, size=-1):
        return self.fp.read(size)

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code

    def close(self):
        self.fp.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class ContentTooShortError(URLError):
    """urlretrieve got fewer bytes than the Content-Length promised."""

    def __init__(self, message, content):
        super().__init__(message)
        self.content = content
