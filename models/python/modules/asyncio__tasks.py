"""`asyncio.tasks`: names of asyncio under the module that CPython has them in."""
from asyncio import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks,
                     as_completed, create_task, current_task, ensure_future, gather,
                     run_coroutine_threadsafe, shield, sleep, wait, wait_for)
