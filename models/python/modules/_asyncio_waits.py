"""Waiting for several futures, with limits and shields. Rules, order and wording: CPython 3.11
Lib/asyncio/tasks.py, futures.py, threads.py."""
import concurrent.futures as _concurrent

from _asyncio import (CancelledError, Queue, _live_tasks, ensure_future, get_event_loop, in_context,
                      get_running_loop, iscoroutine, isfuture)

FIRST_COMPLETED = _concurrent.FIRST_COMPLETED
FIRST_EXCEPTION = _concurrent.FIRST_EXCEPTION
ALL_COMPLETED = _concurrent.ALL_COMPLETED


def all_tasks(loop=None):
    return set(_live_tasks(loop))


def iscoroutinefunction(func):
    code = getattr(func, "__code__", None)
    while code is None and hasattr(func, "func"):  # functools.partial
        func = func.func
        code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)  # CO_COROUTINE


def _release(waiter):
    """A done callback that lets `waiter` go on."""

    def release(_=None):
        if not waiter.done():
            waiter.set_result(None)

    return release


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        error = TypeError("Passing coroutines is forbidden, use tasks explicitly.")
        error._frame = fs  # CPython's traceback keeps this frame's variables
        raise error
    loop = get_running_loop()
    waiter = loop.create_future()
    release = _release(waiter)
    handle = None if timeout is None else loop.call_later(timeout, release)
    left = len(fs)

    def on_completion(f):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            if handle is not None:
                handle.cancel()
            release()

    for f in fs:
        f.add_done_callback(on_completion)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in fs:
            f.remove_done_callback(on_completion)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


async def _cancel_and_wait(fut, loop):
    """Waits for the end of what it cancels, so that its cleanup is over; may itself be cancelled."""
    waiter = loop.create_future()
    release = _release(waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if not fut.done():
            await _cancel_and_wait(fut, loop)
            return _result_or_timeout(fut)
        return fut.result()
    waiter = loop.create_future()
    release = _release(waiter)
    handle = loop.call_later(timeout, release)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut, loop)
        return _result_or_timeout(fut)
    finally:
        handle.cancel()


def _result_or_timeout(fut):
    """The result of what was cancelled, in case it ended with one."""
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError() from error


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    done = Queue()
    loop = get_event_loop()
    todo = dict.fromkeys(ensure_future(f, loop=loop) for f in dict.fromkeys(fs))
    handle = None

    def on_timeout():
        for f in todo:
            f.remove_done_callback(on_completion)
            done.put_nowait(None)
        todo.clear()

    def on_completion(f):
        if not todo:
            return
        del todo[f]
        done.put_nowait(f)
        if not todo and handle is not None:
            handle.cancel()

    async def _wait_for_one():
        f = await done.get()
        if f is None:
            raise TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(on_completion)
    if todo and timeout is not None:
        handle = loop.call_later(timeout, on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()  # now it counts as seen
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


# Futures of other threads.

def _converted(error):
    if type(error) is _concurrent.CancelledError:
        return CancelledError(*error.args)
    return error


def wrap_future(future, *, loop=None):
    """An asyncio future that follows a concurrent.futures.Future."""
    if isfuture(future):
        return future
    assert isinstance(future, _concurrent.Future), \
        f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = get_event_loop()
    follower = loop.create_future()

    def copy_state():
        if follower.cancelled():
            return
        if future.cancelled():
            follower.cancel()
        elif future.exception() is not None:
            follower.set_exception(_converted(future.exception()))
        else:
            follower.set_result(future.result())

    def pass_cancellation_on(follower):
        if follower.cancelled():
            future.cancel()

    def done(_):
        if not loop.is_closed():
            loop.call_soon_threadsafe(copy_state)

    follower.add_done_callback(pass_cancellation_on)
    future.add_done_callback(done)
    return follower


def run_coroutine_threadsafe(coro, loop):
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = _concurrent.Future()

    def copy_state(task):
        if task.cancelled():
            future.cancel()
        if not future.set_running_or_notify_cancel():
            return
        if task.exception() is not None:
            future.set_exception(task.exception())
        else:
            future.set_result(task.result())

    def start():
        try:
            task = ensure_future(coro, loop=loop)
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

        def pass_cancellation_on(_):
            if future.cancelled():
                loop.call_soon_threadsafe(task.cancel)

        future.add_done_callback(pass_cancellation_on)
        task.add_done_callback(copy_state)

    loop.call_soon_threadsafe(start)
    return future


async def to_thread(func, /, *args, **kwargs):
    loop = get_running_loop()

    run = in_context(func)

    def call():
        return run(*args, **kwargs)

    call.__name__ = getattr(func, "__name__", "work")
    return await loop.run_in_executor(None, call)
