"""`requests.exceptions`"""
from _requests_errors import (ChunkedEncodingError, ConnectionError, ConnectTimeout, ContentDecodingError, HTTPError,
                              InvalidHeader, InvalidJSONError, InvalidSchema, InvalidURL, JSONDecodeError,
                              MissingSchema, ProxyError, ReadTimeout, RequestException, RetryError, SSLError, Timeout,
                              TooManyRedirects, URLRequired)
