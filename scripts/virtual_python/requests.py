"""A stand-in for requests: see _http.py."""

import time

import _http


class RequestException(OSError):
    pass


class Response(_http.Response):
    ok = True

    def raise_for_status(self):
        pass

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def request(method, url, **options):
    time.sleep(_http.latency("requests", method.lower()))
    return Response(method, url, **options)


class Session:
    def request(self, method, url, **options):
        return request(method, url, **options)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _add_methods(method):
    def of_module(url, **options):
        return request(method, url, **options)

    def of_session(self, url, **options):
        return self.request(method, url, **options)

    globals()[method] = of_module
    setattr(Session, method, of_session)


for _method in _http.METHODS:
    _add_methods(_method)
