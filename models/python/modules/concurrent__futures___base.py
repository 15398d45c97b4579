"""`concurrent.futures._base`: names of concurrent.futures under the module that CPython has them in."""
from concurrent.futures import (ALL_COMPLETED, CancelledError, Executor, FIRST_COMPLETED,
                                FIRST_EXCEPTION, Future, InvalidStateError, TimeoutError, as_completed,
                                wait)
