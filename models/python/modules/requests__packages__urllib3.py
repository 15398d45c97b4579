"""`requests.packages.urllib3`"""
from urllib3 import disable_warnings
