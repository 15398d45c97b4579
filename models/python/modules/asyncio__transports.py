"""`asyncio.transports`: names of asyncio under the module that CPython has them in."""
from asyncio import (BaseTransport, DatagramTransport, ReadTransport, SubprocessTransport,
                     Transport, WriteTransport)
