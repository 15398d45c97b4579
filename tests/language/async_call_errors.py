"""TypeErrors of asyncio's functions, worded as those of the Python functions that they are in CPython."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    lock, queue = asyncio.Lock(), asyncio.Queue()
    calls = [
        lambda: asyncio.gather(loop=loop),
        lambda: asyncio.sleep(1, loop=loop),
        lambda: asyncio.sleep(),
        lambda: asyncio.create_task(1, loop=loop),
        lambda: asyncio.ensure_future(),
        lambda: asyncio.wait_for(1),
        lambda: asyncio.run(),
        lambda: asyncio.isfuture(),
        lambda: asyncio.iscoroutine(),
        lambda: asyncio.current_task(1, 2),
        lambda: asyncio.Lock(loop=loop),
        lambda: asyncio.Event(loop=loop),
        lambda: asyncio.Condition(loop=loop),
        lambda: asyncio.Semaphore(1, loop=loop),
        lambda: asyncio.BoundedSemaphore(bound=1),
        lambda: asyncio.Queue(loop=loop),
        lambda: lock.release(1),
        lambda: lock.locked(1),
        lambda: queue.put_nowait(),
        lambda: queue.qsize(1),
        lambda: loop.call_soon(),
        lambda: loop.call_soon(print, x=1),
        lambda: loop.call_later(1),
        lambda: loop.call_at(1),
        lambda: loop.create_task(),
        lambda: loop.create_future(1),
        lambda: loop.run_until_complete(),
        lambda: loop.run_in_executor(),
        lambda: loop.create_server(loop=loop),
        lambda: loop.sock_recv(),
        lambda: loop.add_signal_handler(),
        lambda: loop.time(1),
        lambda: loop.stop(1),
        lambda: loop.set_debug(),
        lambda: loop.set_exception_handler(),
        lambda: loop.create_future().set_result(),
        lambda: loop.create_future().result(1),
        lambda: loop.create_future().add_done_callback(),
    ]
    for call in calls:
        try:
            call()
            print("no error")
        except TypeError as error:
            print(error)


try:
    asyncio.coroutine
except AttributeError as error:
    print(error)
asyncio.run(main())
