"""`urllib3.exceptions`"""


class HTTPError(Exception):
    pass


class HTTPWarning(Warning):
    pass


class InsecureRequestWarning(HTTPWarning):
    pass


class MaxRetryError(HTTPError):
    pass
