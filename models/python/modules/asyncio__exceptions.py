"""`asyncio.exceptions`: names of asyncio under the module that CPython has them in."""
from asyncio import (BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError,
                     LimitOverrunError, SendfileNotAvailableError, TimeoutError)
