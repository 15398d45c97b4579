"""asyncio.run and the end of it, and what a loop does with executors. Rules and wording: CPython 3.11
Lib/asyncio/runners.py, base_events.py, events.py."""
import threading as _threading
from concurrent.futures import ThreadPoolExecutor as _ThreadPoolExecutor

from _asyncio import (BaseEventLoop, CancelledError, _check_callback, _get_running_loop, _live_tasks, _set_loop_factory,
                      _take_async_generators, copy_context, gather, get_event_loop, iscoroutine, set_event_loop)
from _asyncio_network import NetworkLoop as _NetworkLoop
from _asyncio_signals import SignalLoop as _SignalLoop
from _asyncio_subprocess import SubprocessLoop as _SubprocessLoop
from _asyncio_waits import wrap_future

AbstractEventLoop = BaseEventLoop


class _UnixSelectorEventLoop(_NetworkLoop, _SubprocessLoop, _SignalLoop):
    _executor = None
    _executor_shut_down = False

    def run_in_executor(self, executor, func, *args):
        if self.is_closed():
            raise RuntimeError("Event loop is closed")
        if self.get_debug():
            _check_callback(self, func, "run_in_executor")
        if executor is None:
            if self._executor_shut_down:
                raise RuntimeError("Executor shutdown has been called")
            if self._executor is None:
                self._executor = _ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._executor
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        if not isinstance(executor, _ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._executor = executor

    async def shutdown_asyncgens(self):
        generators = _take_async_generators(self)
        if not generators:
            return
        results = await gather(*[each.aclose() for each in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": "an error occurred during closing of asynchronous generator"
                               f" {generator!r}",
                    "exception": result,
                    "asyncgen": generator,
                })

    async def shutdown_default_executor(self):
        """The workers are waited for by a thread, so that the loop goes on meanwhile."""
        self._executor_shut_down = True
        if self._executor is None:
            return
        future = self.create_future()

        def _do_shutdown():
            try:
                self._executor.shutdown(wait=True)
            except Exception as error:
                self._tell(future.set_exception, error)
            else:
                self._tell(future.set_result, None)

        thread = _threading.Thread(target=_do_shutdown)
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _tell(self, setter, value):
        if not self.is_closed():
            self.call_soon_threadsafe(setter, value)

    def close(self):
        super().close()
        self._executor_shut_down = True
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False)


SelectorEventLoop = _UnixSelectorEventLoop

_OF_UNIX_LOOPS = {"add_signal_handler", "remove_signal_handler", "create_unix_connection", "create_unix_server", "close"}
_OF_SELECTOR_LOOPS = {"add_reader", "remove_reader", "add_writer", "remove_writer"}


def _name_as_cpython(*classes):
    """Methods show under the names of the classes that CPython has them in."""
    for cls in classes:
        for name, method in vars(cls).items():
            if not hasattr(method, "__code__"):
                continue
            owner = "BaseEventLoop"
            if name in _OF_UNIX_LOOPS:
                owner = "_UnixSelectorEventLoop"
            elif name in _OF_SELECTOR_LOOPS or name.startswith("sock_"):
                owner = "BaseSelectorEventLoop"
            method.__qualname__ = f"{owner}.{name}"


_name_as_cpython(_NetworkLoop, _SubprocessLoop, _SignalLoop, _UnixSelectorEventLoop)


class DefaultEventLoopPolicy:
    _loop_factory = _UnixSelectorEventLoop

    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return self._loop_factory()


AbstractEventLoopPolicy = DefaultEventLoopPolicy
_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = policy


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


_set_loop_factory(new_event_loop)


class Runner:
    """The life of a loop: made on first use, closed when the context is left."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"  # then initialized, then closed
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None  # of all that it runs

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._loop_factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        return self._loop.run_until_complete(
            self._loop.create_task(coro, context=self._context if context is None else context))

    def _lazy_init(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()
        self._state = "initialized"


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    tasks = _live_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })
