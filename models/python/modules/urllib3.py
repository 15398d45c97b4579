"""`urllib3`: what programs that use requests take from it. Its own PoolManager isn't modelled."""
import urllib3.exceptions
import urllib3.util
from urllib3.util.retry import Retry


def disable_warnings(category=None):
    pass  # the modelled web has certificates that nobody checks


class PoolManager:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("the model of urllib3 doesn't know PoolManager; requests.Session does the same")
