"""`urllib3.util.retry`: how often, and after what pause, a request is sent again."""


class Retry:
    def __init__(self, total=10, connect=None, read=None, redirect=None, status=None, allowed_methods=("DELETE", "GET", "HEAD",
                 "OPTIONS", "PUT", "TRACE"), status_forcelist=(), backoff_factor=0, backoff_max=120, raise_on_redirect=True,
                 raise_on_status=True, respect_retry_after_header=True, method_whitelist=None):
        self.total = total
        self.status = total if status is None else status
        self.connect = total if connect is None else connect
        self.allowed_methods = allowed_methods if method_whitelist is None else method_whitelist
        self.status_forcelist = tuple(status_forcelist or ())
        self.backoff_factor, self.backoff_max = backoff_factor, backoff_max
        self.raise_on_status = raise_on_status
        self.respect_retry_after = respect_retry_after_header

    def again(self, method, reply, failures):
        """Whether to send once more after `failures` bad ends in a row. `reply`: None if none came."""
        if reply is None:
            return failures <= min(self.total, self.connect)
        listed = reply.status in self.status_forcelist and (not self.allowed_methods or method in self.allowed_methods)
        return listed and failures <= min(self.total, self.status)

    def pause(self, reply, failures):
        """Seconds to wait before that."""
        if reply is not None and self.respect_retry_after and reply.headers.get("Retry-After", "").isdigit():
            return float(reply.headers["Retry-After"])
        return 0.0 if failures <= 1 else min(self.backoff_max, self.backoff_factor * 2 ** (failures - 1))
