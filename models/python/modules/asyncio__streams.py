"""`asyncio.streams`: names of asyncio under the module that CPython has them in."""
from asyncio import (StreamReader, StreamReaderProtocol, StreamWriter, open_connection,
                     open_unix_connection, start_server, start_unix_server)
