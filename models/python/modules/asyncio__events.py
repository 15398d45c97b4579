"""`asyncio.events`: names of asyncio under the module that CPython has them in."""
from asyncio import (AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, Handle,
                     TimerHandle, _get_running_loop, _set_running_loop, get_child_watcher,
                     get_event_loop, get_event_loop_policy, get_running_loop, new_event_loop,
                     set_child_watcher, set_event_loop, set_event_loop_policy)
