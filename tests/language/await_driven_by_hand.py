# What awaits, driven by an iterator that a program writes itself: it ends as any iterator does.
import asyncio


class Timed(asyncio.Task):
    def __init__(self, coro, *, loop):
        super().__init__(coro, loop=loop)
        self.started = loop.time()
        self.running_loop = loop

    def __del__(self):
        super().__del__()

    def __await__(self):
        it = super().__await__()

        def awaited():
            for each in it:
                yield each
            print(f"{self.get_name()} took {self.running_loop.time() - self.started:.1f} s")
            return self.result()

        return awaited()


class Counted:
    def __init__(self, awaitable):
        self.awaitable = awaitable
        self.steps = 0

    def __await__(self):
        iterator = self.awaitable.__await__()
        while True:
            try:
                each = next(iterator)
            except StopIteration as stop:
                return stop.value, self.steps
            self.steps += 1
            yield each


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro: Timed(coro, loop=loop))
    print(await loop.create_task(work(0.5)))
    print(await Counted(work(1)))
    print(await Counted(asyncio.sleep(2, "slept")))
    future = loop.create_future()
    loop.call_later(0.25, future.set_result, "future")
    print(await Counted(future))
    print([each for each in future.__await__()])
    try:
        next(iter(future))
    except StopIteration as stop:
        print("stopped with", stop.value)
    queue = asyncio.Queue()
    loop.call_later(0.1, queue.put_nowait, "item")
    print(await Counted(queue.get()))


asyncio.run(main())
