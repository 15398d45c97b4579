"""`errno`: the numbers of the system's errors."""
from _errors import codes as _codes, names as errorcode

globals().update(_codes)
