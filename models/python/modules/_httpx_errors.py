"""The exceptions of `httpx`, and which of them a failed exchange becomes."""
from _publish import publish


class HTTPError(Exception):
    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request


class RequestError(HTTPError):
    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request = request
        self.response = response


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class WriteError(NetworkError):
    pass


class CloseError(NetworkError):
    pass


class ProtocolError(TransportError):
    pass


class LocalProtocolError(ProtocolError):
    pass


class RemoteProtocolError(ProtocolError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class DecodingError(RequestError):
    pass


class TooManyRedirects(RequestError):
    pass


class InvalidURL(Exception):
    pass


class StreamError(RuntimeError):
    pass


def failure(outcome, request):
    """The exception that an exchange's Failure is."""
    if outcome.kind == "timeout":
        return ReadTimeout("", request=request)
    if outcome.kind == "refused":
        return ConnectError("All connection attempts failed", request=request)
    if outcome.kind == "unresolved":
        return ConnectError("[Errno -2] Name or service not known", request=request)
    raised = outcome.error_class(globals(), RemoteProtocolError)
    text = "Server disconnected without sending a response."
    return raised(text, request=request) if issubclass(raised, RequestError) else raised(text)


publish(globals(), "httpx")
