"""`asyncio.protocols`: names of asyncio under the module that CPython has them in."""
from asyncio import BaseProtocol, BufferedProtocol, DatagramProtocol, Protocol, SubprocessProtocol
