"""`requests.packages.urllib3.util.retry`"""
from urllib3.util.retry import Retry
