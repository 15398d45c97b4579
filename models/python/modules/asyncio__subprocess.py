"""`asyncio.subprocess`: names of asyncio under the module that CPython has them in."""
from _asyncio_subprocess import (DEVNULL, PIPE, Process, STDOUT, create_subprocess_exec,
                                 create_subprocess_shell)
