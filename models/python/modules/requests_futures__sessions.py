"""`requests_futures.sessions`: a session whose calls run in a pool of threads and give futures."""
from concurrent.futures import ThreadPoolExecutor

import requests


class FuturesSession(requests.Session):
    def __init__(self, executor=None, max_workers=8, session=None, adapter_kwargs=None):
        super().__init__()
        self.executor = executor or ThreadPoolExecutor(max_workers)
        self._session = session or requests.Session()
        self._session.headers = self.headers

    def request(self, *args, background_callback=None, **kwargs):
        def run():
            response = self._session.request(*args, **kwargs)
            if background_callback is not None:
                response = background_callback(self, response) or response
            return response

        return self.executor.submit(run)

    def close(self):
        self.executor.shutdown()
