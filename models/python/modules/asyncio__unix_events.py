"""`asyncio.unix_events`: names of asyncio under the module that CPython has them in."""
from asyncio import (AbstractChildWatcher, DefaultEventLoopPolicy, FastChildWatcher,
                     MultiLoopChildWatcher, PidfdChildWatcher, SafeChildWatcher, SelectorEventLoop,
                     ThreadedChildWatcher)
