"""`requests.adapters`: connection pools as requests has them, which never make a caller wait."""
from urllib3.util.retry import Retry


class HTTPAdapter:
    def __init__(self, pool_connections=10, pool_maxsize=10, max_retries=0, pool_block=False):
        if pool_block:
            raise NotImplementedError("the model of requests doesn't know pool_block=True; "
                                      "use `capacity` in [cost] to limit how many requests run at once")
        self.max_retries = max_retries if isinstance(max_retries, Retry) else Retry(max_retries)

    def close(self):
        pass
