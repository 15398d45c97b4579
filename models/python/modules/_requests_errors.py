"""The exceptions of `requests`, and which of them a failed exchange becomes."""
import json as _json

from _publish import publish


class RequestException(OSError):
    def __init__(self, *args, request=None, response=None):
        self.response = response
        self.request = request if request is not None or response is None else response.request
        super().__init__(*args)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class ProxyError(ConnectionError):
    pass


class SSLError(ConnectionError):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class URLRequired(RequestException):
    pass


class TooManyRedirects(RequestException):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class InvalidHeader(RequestException, ValueError):
    pass


class ChunkedEncodingError(RequestException):
    pass


class ContentDecodingError(RequestException):
    pass


class RetryError(RequestException):
    pass


class InvalidJSONError(RequestException):
    pass


class JSONDecodeError(InvalidJSONError, _json.JSONDecodeError):
    def __init__(self, msg, doc, pos):
        _json.JSONDecodeError.__init__(self, msg, doc, pos)
        text = str(_json.JSONDecodeError(msg, doc, pos))
        InvalidJSONError.__init__(self, text)

    def __str__(self):
        return self.args[0]


def _pool(request):
    secure = "HTTPS" if request.parts.scheme == "https" else "HTTP"
    return f"{secure}ConnectionPool(host={request.host!r}, port={request.port})"


def too_many(reply, request):
    """What is raised when all retries ended in a bad status."""
    return RetryError(f"{_pool(request)}: Max retries exceeded with url: {request.path_url} "
                      f"(Caused by ResponseError('too many {reply.status} error responses'))", request=request)


def failure(outcome, request, timeout):
    """The exception that an exchange's Failure is."""
    secure = "HTTPS" if request.parts.scheme == "https" else "HTTP"
    pool = _pool(request)
    path = request.path_url
    if outcome.kind == "timeout":
        return ReadTimeout(f"{pool}: Read timed out. (read timeout={timeout})", request=request)
    if outcome.kind == "broken":
        text = "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"
        raised = outcome.error_class(globals(), ConnectionError)
        return raised(text, request=request) if issubclass(raised, RequestException) else raised(text)
    if outcome.kind == "refused":
        cause = (f"NewConnectionError('<urllib3.connection.{secure}Connection object at {hex(id(request))}>: "
                 f"Failed to establish a new connection: [Errno 111] Connection refused')")
    else:
        cause = (f'NameResolutionError("<urllib3.connection.{secure}Connection object at {hex(id(request))}>: '
                 f"Failed to resolve {request.host!r} ([Errno -2] Name or service not known)\")")
    return ConnectionError(f"{pool}: Max retries exceeded with url: {path} (Caused by {cause})", request=request)


publish(globals(), "requests.exceptions")
